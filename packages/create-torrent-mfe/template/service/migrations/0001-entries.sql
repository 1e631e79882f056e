-- Every table with a tenant_id shows a transaction the rows of its own tenant only; the kit forces that.
create table entries (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  number text not null,
  version int not null,
  status text not null,
  title text not null,
  quantity text not null,
  due date not null,
  note text not null,
  owner_id text not null,
  owner_name text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id),
  unique (tenant_id, number)
);
create index entries_updated on entries (tenant_id, updated_at desc);
-- What happened to an entry: append-only.
create table changes (
  tenant_id text not null default current_setting('torrent.tenant'),
  entry_id uuid not null,
  version int not null,
  type text not null,
  actor text not null,
  at timestamptz not null default now(),
  fields jsonb not null default '[]',
  primary key (tenant_id, entry_id, version)
);
-- Numbers without gaps: taken in the transaction that uses them.
create table series (
  tenant_id text not null default current_setting('torrent.tenant'),
  name text not null,
  last int not null,
  primary key (tenant_id, name)
);
-- Commands that were carried out: the same one again changes nothing and gets the same answer.
create table commands (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  entry_id uuid not null,
  version int not null,
  primary key (tenant_id, id)
);
