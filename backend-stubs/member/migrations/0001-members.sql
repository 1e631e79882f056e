-- `search` is what a member is found by, in comparable form (service-kit, search-text.ts).
create table members (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  name text not null,
  kana text not null,
  email text not null,
  roles text[] not null,
  search text not null,
  primary key (tenant_id, id),
  unique (tenant_id, email)
);

create index members_search on members using gin (search gin_trgm_ops);
