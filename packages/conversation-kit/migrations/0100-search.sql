-- What messages are found by, apart from them: a message is written again with every reaction and reply, its words are
-- not. `text` is the message in comparable form, `terms` what the index knows of it (src/search/terms.ts).
create table message_search (
  tenant_id text not null default current_setting('torrent.tenant'),
  message_id uuid not null,
  conversation_id uuid not null,
  author_id text collate "C" not null,
  at timestamptz not null,
  text text collate "C" not null,
  terms tsvector not null,
  primary key (tenant_id, message_id),
  foreign key (tenant_id, message_id) references messages (tenant_id, id) on delete cascade
);
-- Written at once: a pending list would be gone through by every search, and written out by some unlucky sender.
create index message_search_terms on message_search using gin (terms) with (fastupdate = off);

-- Whether a conversation was open when it began: its messages carry the mark of that time, so that opening or closing
-- it later changes none of them. Who may read it is asked anew by every search.
alter table conversations add column born_open boolean not null default false;
create function remember_born_open() returns trigger language plpgsql as $$
begin
  new.born_open := new.open;
  return new;
end $$;
create trigger born_open before insert on conversations for each row execute function remember_born_open();
create index conversations_opened on conversations (tenant_id) where open and not born_open;
