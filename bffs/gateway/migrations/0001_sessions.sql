create table if not exists gateway_sessions (
  -- SHA-256 of the handle in the browser's cookie, so that a copy of this table signs nobody in.
  handle_hash bytea primary key,
  subject text not null,
  sid text not null,
  -- The tokens, encrypted.
  sealed bytea not null,
  expires_at timestamptz not null,
  leased_until timestamptz
);
create index if not exists gateway_sessions_sid on gateway_sessions (sid);
create index if not exists gateway_sessions_subject on gateway_sessions (subject);
create index if not exists gateway_sessions_expires_at on gateway_sessions (expires_at);
