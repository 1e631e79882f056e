-- Releases are signed from here on. Those taken in before were built in this checkout, and are again at the next start.
drop table live_releases;
drop table releases;

create function never_changed() returns trigger language plpgsql as $$
begin
  raise exception 'entries of % are never changed', tg_table_name;
end $$;

create table releases (
  name text not null,
  version text not null,
  -- The exact bytes of torrent-release.json, which the signature is of.
  manifest bytea not null,
  signature text not null,
  key_id text not null,
  origin text not null check (origin in ('checkout', 'published')),
  published_by text not null,
  published_at timestamptz not null default now(),
  size int not null,
  script_gzip_size int not null,
  file_count int not null,
  primary key (name, version)
);
-- A release is a promise: browsers and proxies keep its files for a year.
create trigger immutable before update or delete or truncate on releases
  for each statement execute function releases_are_immutable();

-- Which release a tenant gets in a channel. `previous` holds what a rollback goes back to, the last one first.
create table placements (
  tenant text not null references tenants,
  channel text not null,
  name text not null,
  version text not null,
  canary_version text,
  canary_percent int check (canary_percent between 1 and 99),
  canary_since timestamptz,
  previous text[] not null default '{}',
  revision int not null default 1,
  changed_by text not null,
  -- person, token, portal
  changed_by_kind text not null,
  changed_at timestamptz not null default now(),
  primary key (tenant, channel, name),
  foreign key (name, version) references releases,
  foreign key (name, canary_version) references releases (name, version),
  check ((canary_version is null) = (canary_percent is null))
);

create table deployments (
  id uuid primary key,
  at timestamptz not null default clock_timestamp(),
  action text not null,
  name text not null default '',
  version text not null default '',
  -- What was in force, or on trial, before.
  previous_version text not null default '',
  -- Empty: all tenants.
  tenant text not null default '',
  channel text not null default '',
  percent int not null default 100,
  actor text not null,
  actor_kind text not null,
  actor_id text not null,
  note text not null default ''
);
create index deployments_at on deployments (at desc);
create index deployments_of on deployments (name, at desc);
create trigger immutable before update or delete or truncate on deployments
  for each statement execute function never_changed();

create table channel_members (
  tenant text not null references tenants,
  member text not null,
  channel text not null,
  primary key (tenant, member)
);

create table signing_keys (
  id text primary key,
  label text not null,
  public_key text not null,
  names text[] not null,
  registered_by text not null,
  registered_at timestamptz not null default now(),
  revoked_at timestamptz
);

create table deploy_tokens (
  id text primary key,
  label text not null,
  -- SHA-256 of the whole token: nobody who reads this table can use one.
  hash bytea not null,
  rights text[] not null,
  names text[] not null,
  tenant text not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table previews (
  id text primary key,
  name text not null,
  version text not null,
  dev_origin text not null,
  -- Empty: of all tenants.
  tenant text not null,
  -- The login of the only person who may use it; empty: the first one who opens the link.
  person text not null,
  -- Who opened the link.
  claimed_by text,
  claimed_tenant text,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ended_at timestamptz,
  check ((version = '') <> (dev_origin = ''))
);

-- BFFs that screens may call. Those that the portal brings along have no url.
create table bffs (
  name text primary key,
  url text not null,
  contract jsonb not null,
  registered_by text not null,
  registered_at timestamptz not null default now()
);

-- Releases on their way in; their files lie in the store's unfinished folder of the same id.
create table uploads (
  id text primary key,
  name text not null,
  version text not null,
  manifest bytea not null,
  signature text not null,
  key_id text not null,
  actor_id text not null,
  started_at timestamptz not null default now()
);

-- What the portal must know of itself: the salt of the buckets, the key of preview links, what the shell offers.
create table portal_facts (
  fact text primary key,
  value jsonb not null
);
