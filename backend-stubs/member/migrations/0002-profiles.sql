-- What members say of themselves.
alter table members
  add title text not null default '',
  add department text not null default '',
  add phone text not null default '',
  add status_text text not null default '',
  -- Name of the picture, another one for each; empty when there is none.
  add picture text not null default '',
  -- Whether others have been told that this member exists: members are older than the events about them.
  add announced boolean not null default false;

create table pictures (
  tenant_id text not null default current_setting('torrent.tenant'),
  member_id uuid not null,
  -- WebP of 256 x 256
  image bytea not null,
  primary key (tenant_id, member_id),
  foreign key (tenant_id, member_id) references members (tenant_id, id) on delete cascade
);
