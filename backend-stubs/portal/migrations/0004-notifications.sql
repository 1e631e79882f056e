-- Something a person should hear of even when it happened while they were away.
create table notifications (
  id uuid primary key,
  tenant_id text not null default current_setting('torrent.tenant'),
  -- For one person, or for everybody of the tenant who may do the action.
  member_id text,
  action text,
  title jsonb not null,
  body jsonb not null,
  tone text not null check (tone in ('info', 'success', 'warning', 'danger')),
  -- Path in the portal, or empty.
  href text not null,
  at timestamptz not null default clock_timestamp(),
  check ((member_id is null) <> (action is null))
);
create index notifications_newest on notifications (tenant_id, at desc);

create table notification_reads (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  notification_id uuid not null references notifications on delete cascade,
  primary key (tenant_id, member_id, notification_id)
);
