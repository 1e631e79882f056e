-- The registry stands above tenants, so its tables have no tenant_id: releases are everybody's.
create table tenants (
  id text primary key,
  name_ja text not null,
  name_en text not null,
  template text not null
);

create table releases (
  name text not null,
  version text not null,
  base_path text not null,
  description jsonb not null,
  registered_at timestamptz not null default now(),
  primary key (name, version)
);

-- A release is a promise: browsers and proxies keep its files for a year.
create function releases_are_immutable() returns trigger language plpgsql as $$
begin
  raise exception 'a release is immutable';
end $$;
create trigger immutable before update or delete or truncate on releases
  for each statement execute function releases_are_immutable();

create table live_releases (
  tenant text not null references tenants,
  name text not null,
  version text not null,
  primary key (tenant, name),
  foreign key (name, version) references releases
);

create table preferences (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  language text not null default '' check (language in ('', 'ja', 'en')),
  theme text not null default '' check (theme in ('', 'light', 'dark', 'auto')),
  primary key (tenant_id, member_id)
);
