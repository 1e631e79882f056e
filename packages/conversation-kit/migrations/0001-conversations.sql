-- Everybody who ever appears, by what they are called now; the row is also the lock under which a person's log grows.
create table people (
  tenant_id text not null default current_setting('torrent.tenant'),
  -- Member id, or `service:<name>`.
  id text not null,
  name text not null,
  -- The name in comparable form (service-kit, search-text.ts).
  search text not null,
  -- The newest event of this person's own log.
  last_seq int not null default 0,
  primary key (tenant_id, id)
) with (fillfactor = 70);

create table conversations (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  kind text not null check (kind in ('channel', 'document', 'direct', 'room')),
  name text not null,
  -- The name in the form in which no two channels have the same.
  name_key text not null,
  topic text not null default '',
  -- Name and topic in comparable form.
  search text not null,
  open boolean not null default false,
  group_id uuid,
  document_kind text,
  document_id uuid,
  document_number text not null default '',
  archived boolean not null default false,
  -- The newest event. Whoever adds one holds the lock of this row, so events are numbered in the order of commits.
  last_seq int not null default 0,
  last_at timestamptz,
  member_count int not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, id),
  check ((kind = 'document') = (document_id is not null))
) with (fillfactor = 70);
create unique index conversations_document on conversations (tenant_id, document_kind, document_id)
  where document_id is not null;
create unique index conversations_name on conversations (tenant_id, name_key)
  where kind = 'channel' and group_id is null and not archived;
create index conversations_group on conversations (tenant_id, group_id) where group_id is not null;
create index conversations_open on conversations (tenant_id, name_key) where open;

create table members (
  tenant_id text not null default current_setting('torrent.tenant'),
  conversation_id uuid not null,
  member_id text not null,
  role text not null check (role in ('owner', 'member')),
  joined_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, conversation_id, member_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);
create index members_of_person on members (tenant_id, member_id);

-- What a conversation is to one person, whether they joined it or only read it.
create table marks (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  conversation_id uuid not null,
  read_seq int not null default 0,
  level text not null default 'all' check (level in ('all', 'mentions', 'none')),
  draft text not null default '',
  favourite boolean not null default false,
  primary key (tenant_id, member_id, conversation_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
) with (fillfactor = 70);
create index marks_of_conversation on marks (tenant_id, conversation_id);

-- A page of messages is one range of this table: what belongs to a message alone lies in its row.
create table messages (
  tenant_id text not null default current_setting('torrent.tenant'),
  id uuid not null,
  conversation_id uuid not null,
  seq int not null,
  root_id uuid,
  author_id text not null,
  kind text not null default 'text' check (kind in ('text', 'document')),
  body text not null,
  at timestamptz not null,
  edited_at timestamptz,
  deleted boolean not null default false,
  pinned boolean not null default false,
  mentions text[] not null default '{}',
  mentions_all boolean not null default false,
  -- [{ emoji, people: [id] }], in the order in which they reacted.
  reactions jsonb not null default '[]',
  attachments jsonb not null default '[]',
  document jsonb,
  -- Of the first message of a thread.
  reply_count int not null default 0,
  last_reply_at timestamptz,
  -- Who replied, the latest first, at most 5.
  repliers text[] not null default '{}',
  primary key (tenant_id, id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
) with (fillfactor = 90);
create unique index messages_in_order on messages (tenant_id, conversation_id, seq) where root_id is null;
create index messages_by_time on messages (tenant_id, conversation_id, at) where root_id is null;
create unique index messages_of_thread on messages (tenant_id, root_id, seq) where root_id is not null;
create index messages_pinned on messages (tenant_id, conversation_id, seq) where pinned;

-- What a message said before it was edited or deleted.
create table edits (
  tenant_id text not null default current_setting('torrent.tenant'),
  message_id uuid not null,
  conversation_id uuid not null,
  number int not null,
  body text not null,
  replaced_at timestamptz not null,
  primary key (tenant_id, message_id, number),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

-- Who was named where, for counting what is unread. `all` names everybody.
create table mentions (
  tenant_id text not null default current_setting('torrent.tenant'),
  conversation_id uuid not null,
  member_id text not null,
  seq int not null,
  author_id text not null,
  primary key (tenant_id, conversation_id, member_id, seq),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

-- Who began a thread, replied in it or was named in it.
create table thread_people (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  root_id uuid not null,
  conversation_id uuid not null,
  primary key (tenant_id, member_id, root_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

create table saved (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  message_id uuid not null,
  conversation_id uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, member_id, message_id),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

-- The log of each conversation. A message is told as it is when somebody reads the log, so what was deleted is nowhere
-- in here.
create table events (
  tenant_id text not null default current_setting('torrent.tenant'),
  conversation_id uuid not null,
  seq int not null,
  type text not null,
  actor_id text not null,
  at timestamptz not null,
  message_id uuid,
  people text[] not null default '{}',
  -- Of `changed`: { name, topic, archived } after it.
  change jsonb,
  primary key (tenant_id, conversation_id, seq),
  foreign key (tenant_id, conversation_id) references conversations (tenant_id, id) on delete cascade
);

-- The log of each person. An event takes the place of an earlier one about the same matter, so that it stays small
-- however long somebody is away.
create table personal_events (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id text not null,
  matter text not null,
  seq int not null,
  type text not null,
  conversation_id uuid not null,
  at timestamptz not null,
  -- The fields of this type: read_seq, draft, level, on, message_id.
  detail jsonb not null default '{}',
  primary key (tenant_id, member_id, matter)
);
create unique index personal_events_in_order on personal_events (tenant_id, member_id, seq);
