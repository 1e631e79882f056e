-- Accounts are looked up by login before any tenant is known, so this database is not split by tenant:
-- the tenant is a property of the account, and of the token made for it.
create table accounts (
  member_id uuid primary key,
  tenant text not null,
  -- As compared: NFKC, trimmed, lower case.
  login text not null unique,
  name text not null,
  email text not null,
  roles text[] not null default '{}',
  -- PHC string; carries its own parameters, so that they can be raised later.
  password_hash text not null,
  disabled_at timestamptz,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);

-- Wrong passwords by account and address, by account, and by address.
create table sign_in_failures (
  key text primary key,
  failures integer not null,
  last_failure timestamptz not null,
  blocked_until timestamptz
);

create table signing_keys (
  kid text primary key,
  private_jwk text not null,
  created_at timestamptz not null default now()
);

-- What the OpenID provider remembers: sessions, grants, codes, refresh tokens, running sign-ins.
create table oidc_artifacts (
  kind text not null,
  id text not null,
  -- Text and not jsonb: parameters of a request may hold U+0000, which jsonb refuses.
  payload text not null,
  grant_id text,
  uid text,
  account_id text,
  consumed_at timestamptz,
  expires_at timestamptz,
  primary key (kind, id)
);
create index on oidc_artifacts (grant_id) where grant_id is not null;
create index on oidc_artifacts (uid) where uid is not null;
create index on oidc_artifacts (account_id) where account_id is not null;
create index on oidc_artifacts (expires_at);
