-- Whom groups may consist of, as the member service tells of them.
create table people (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  name text not null,
  kana text not null default '',
  -- Kept, so that an old event about somebody who has gone does not bring them back.
  removed boolean not null default false,
  primary key (tenant_id, id)
);

create table groups (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  name text not null,
  -- In comparable form (service-kit, search-text.ts): what makes two names the same, and what a group is found by.
  name_key text not null,
  search text not null,
  description text not null,
  parent_id uuid,
  tags text[] not null,
  open boolean not null,
  all_hands boolean not null,
  status text not null check (status in ('creating', 'active')),
  version int not null,
  channel_id uuid not null,
  room_id uuid not null,
  bucket_id uuid not null,
  created_at timestamptz not null default now(),
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references groups (tenant_id, id) on delete set null (parent_id),
  check (parent_id <> id)
);

-- Once under the same parent; the top counts as one.
create unique index groups_name on groups (tenant_id, parent_id, name_key) nulls not distinct;
create unique index groups_all_hands on groups (tenant_id) where all_hands;

create table group_members (
  tenant_id text not null default current_setting('torrent.tenant'),
  group_id uuid not null,
  member_id uuid not null,
  role text not null check (role in ('owner', 'member')),
  joined_at timestamptz not null default now(),
  -- False while the group is being made and its channel and room do not know of this person.
  told boolean not null default true,
  primary key (tenant_id, group_id, member_id),
  foreign key (tenant_id, group_id) references groups (tenant_id, id) on delete cascade
);

create index group_members_of on group_members (tenant_id, member_id);
