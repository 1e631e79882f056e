-- A shared service's tables, for tests.
create table notes (
  tenant_id text not null default current_setting('torrent.tenant'),
  id int not null,
  text text not null,
  primary key (tenant_id, id)
);
