-- A group that is being removed: as before for who reads it, and nothing of it changes any more.
alter table groups drop constraint groups_status_check;
alter table groups add constraint groups_status_check check (status in ('creating', 'active', 'removing'));
