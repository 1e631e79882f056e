-- One row a document; `state` is the document as its contract states it, without its ledger.
create table documents (
  id uuid primary key,
  number text not null unique,
  version int not null,
  status text not null,
  state jsonb not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
-- The ledger of quantities: append-only, the tenant's role may not update or delete.
create table movements (
  document_id uuid not null references documents (id),
  position int not null,
  entry jsonb not null,
  primary key (document_id, position)
);
-- Numbers without gaps: taken in the transaction that uses them.
create table numbers (
  series text not null,
  year int not null,
  last int not null,
  primary key (series, year)
);
-- Messages that were handled, written in the transaction of their effect.
create table inbox (
  message_id text primary key,
  handled_at timestamptz not null default now()
);
create table sagas (
  id uuid primary key,
  name text not null,
  state text not null,
  step int not null,
  data jsonb not null,
  envelope jsonb not null,
  updated_at timestamptz not null default now()
);
