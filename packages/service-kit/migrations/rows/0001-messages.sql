-- What a service with commands or sagas keeps beside its own tables; as in a tenant's schema, with the tenant in each row.
-- Messages that were handled, written in the transaction of their effect.
create table inbox (
  tenant_id text not null default current_setting('torrent.tenant'),
  message_id text not null,
  handled_at timestamptz not null default now(),
  primary key (tenant_id, message_id)
);
create table sagas (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  name text not null,
  state text not null,
  step int not null,
  data jsonb not null,
  envelope jsonb not null,
  updated_at timestamptz not null default now(),
  primary key (tenant_id, id)
);
