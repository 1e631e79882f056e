-- Columns as Debezium's outbox event router expects them; tenant, version and trace context travel as headers.
create table public.outbox (
  id uuid primary key,
  aggregatetype text not null,
  aggregateid text not null,
  type text not null,
  payload jsonb not null,
  tenant text not null default current_setting('torrent.tenant'),
  version int not null default 0,
  traceparent text not null default '',
  written_at timestamptz not null default now()
);
-- Rows are read from the log, so the table itself only holds what has not been swept yet.
create index outbox_written_at on public.outbox (written_at);
alter table public.outbox enable row level security;
alter table public.outbox force row level security;
create policy tenant_writes on public.outbox for insert with check (tenant = current_setting('torrent.tenant', true));
-- The owner sweeps; a tenant's role has no right to delete.
create policy owner_sweeps on public.outbox for delete to current_user using (true);
create policy owner_reads on public.outbox for select to current_user using (true);
create publication outbox for table public.outbox with (publish = 'insert');
