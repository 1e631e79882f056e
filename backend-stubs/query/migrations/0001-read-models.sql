-- Documents of every kind as lists sort and find them: narrow rows, since a search or a count may go through all of a
-- tenant's. Codes compare by their bytes; titles and names by the database's own (Japanese) order.
create table documents (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  kind text collate "C" not null,
  id uuid not null,
  version int not null,
  number text collate "C" not null,
  status text collate "C" not null,
  title text not null,
  partner_id text collate "C" not null,
  partner_name text not null,
  -- Null where the document has none.
  date date,
  due date,
  amount_minor bigint not null,
  owner_id text collate "C" not null,
  updated_at timestamptz not null,
  -- Number, title, partner and keywords in comparable form (service-kit's searchable).
  search text not null,
  primary key (tenant_id, kind, id)
);
-- One for each order a list can have; the id makes the order total, so that pages neither repeat nor miss a row.
create index documents_by_number on documents (tenant_id, kind, number, id);
create index documents_by_title on documents (tenant_id, kind, title, id);
create index documents_by_partner on documents (tenant_id, kind, partner_name, id);
create index documents_by_date on documents (tenant_id, kind, date, id);
create index documents_by_due on documents (tenant_id, kind, due, id);
create index documents_by_amount on documents (tenant_id, kind, amount_minor, id);
create index documents_by_status on documents (tenant_id, kind, status, id);
create index documents_by_updated on documents (tenant_id, kind, updated_at, id);
create index documents_of_partner on documents (tenant_id, kind, partner_id);
create index documents_of_owner on documents (tenant_id, kind, owner_id);
create index documents_search on documents using gin (search gin_trgm_ops);

-- What is shown of a document: the contract's Document as JSON, and its state apart, which no list needs.
create table contents (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  kind text collate "C" not null,
  id uuid not null,
  document jsonb not null,
  state jsonb,
  primary key (tenant_id, kind, id)
);

-- Who changed what, one row a version.
create table history (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  kind text collate "C" not null,
  id uuid not null,
  version int not null,
  change jsonb not null,
  primary key (tenant_id, kind, id, version)
);

-- What a document was made from. The source may not have arrived here yet: its number is what the document says.
create table links (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  kind text collate "C" not null,
  id uuid not null,
  source_kind text collate "C" not null,
  source_id uuid not null,
  source_number text collate "C" not null,
  primary key (tenant_id, kind, id, source_kind, source_id)
);
create index links_to_source on links (tenant_id, source_kind, source_id);
