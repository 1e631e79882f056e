-- Files and folders, in buckets: one for each group, one for each conversation outside of groups.
create table buckets (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  id uuid not null,
  -- group, conversation
  owner_kind text collate "C" not null,
  owner_id uuid not null,
  -- Of a conversation: channel or chat, whoever keeps it and says who may read it.
  service text collate "C" not null default '',
  name text not null,
  -- What is in it and in its trash.
  used_bytes bigint not null default 0 check (used_bytes >= 0),
  quota_bytes bigint not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, owner_kind, owner_id)
);

create table folders (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  id uuid not null,
  bucket_id uuid not null,
  -- Null at the top.
  parent_id uuid,
  name text not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, bucket_id) references buckets (tenant_id, id) on delete cascade,
  foreign key (tenant_id, parent_id) references folders (tenant_id, id),
  unique nulls not distinct (tenant_id, bucket_id, parent_id, name)
);

-- Begun and neither completed nor given up. It counts against its bucket's quota from the beginning.
create table uploads (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  -- Becomes the file's.
  id uuid not null,
  bucket_id uuid not null,
  folder_id uuid,
  service text collate "C" not null,
  conversation_id uuid,
  name text not null,
  size_bytes bigint not null,
  part_size_bytes int not null,
  member_id uuid not null,
  member_name text not null,
  -- Where its bytes will be, and the name under which the store gathers its parts.
  object_key text collate "C" not null,
  multipart_id text collate "C" not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, bucket_id) references buckets (tenant_id, id) on delete cascade
);
create index uploads_of_bucket on uploads (tenant_id, bucket_id);
create index uploads_of_member on uploads (tenant_id, member_id);
create index uploads_expiring on uploads (tenant_id, expires_at);

create table files (
  tenant_id text collate "C" not null default current_setting('torrent.tenant'),
  id uuid not null,
  -- Grows with each file: the order of lists.
  seq bigint not null generated always as identity,
  bucket_id uuid not null,
  folder_id uuid,
  service text collate "C" not null,
  conversation_id uuid,
  name text not null,
  -- The name in comparable form (service-kit, search-text.ts).
  search text not null,
  content_type text collate "C" not null,
  size_bytes bigint not null,
  sha256 text collate "C" not null,
  -- Of images that could be read, in pixels; 0 otherwise.
  width int not null,
  height int not null,
  has_thumbnail boolean not null,
  -- Whether a virus scanner has seen it.
  scanned boolean not null,
  object_key text collate "C" not null,
  member_id uuid not null,
  member_name text not null,
  uploaded_at timestamptz not null default now(),
  -- Since when others see it: put into a bucket at once, put into a conversation when a message with it is sent.
  shared_at timestamptz,
  -- In the trash since then.
  deleted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, bucket_id) references buckets (tenant_id, id),
  foreign key (tenant_id, folder_id) references folders (tenant_id, id)
);
create index files_of_bucket on files (tenant_id, bucket_id, seq);
create index files_of_conversation on files (tenant_id, conversation_id, seq);
create index files_in_trash on files (tenant_id, deleted_at) where deleted_at is not null;
create index files_never_shared on files (tenant_id, uploaded_at) where shared_at is null;
create index files_search on files using gin (search gin_trgm_ops);

-- Made once and kept: the same at every start and in every process. Of no tenant.
create table facts (
  fact text primary key,
  value text not null
);
