-- One row a command, from the moment it is accepted.
create table jobs (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  -- The member who sent the command, and the only one who sees the job.
  subject text not null,
  command_id uuid not null,
  -- Hash of the command, so that its id cannot be used for another one.
  fingerprint text not null,
  type text not null,
  aggregate_id uuid not null,
  state text not null default 'accepted' check (state in ('accepted', 'running', 'succeeded', 'failed')),
  steps jsonb not null default '[]',
  result jsonb,
  error jsonb,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  unique (tenant_id, subject, command_id)
);
-- Ids are UUID version 7: their order is that of time.
create index jobs_of_subject on jobs (tenant_id, subject, id);
create index jobs_ended on jobs (tenant_id, updated_at) where state in ('succeeded', 'failed');
