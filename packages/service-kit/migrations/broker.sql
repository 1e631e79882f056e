create table if not exists topics (topic text primary key, last bigint not null default 0);
create table if not exists messages (
  topic text not null,
  "offset" bigint not null,
  id text not null,
  key text not null,
  type text not null,
  tenant text not null,
  version int not null,
  traceparent text not null,
  payload jsonb not null,
  written_at timestamptz not null default clock_timestamp(),
  primary key (topic, "offset")
);
create table if not exists offsets (
  consumer_group text not null,
  topic text not null,
  "offset" bigint not null,
  primary key (consumer_group, topic)
);
-- Messages that failed every attempt, kept for a person to look at.
create table if not exists dead_letters (
  consumer_group text not null,
  topic text not null,
  "offset" bigint not null,
  error text not null,
  at timestamptz not null default now(),
  primary key (consumer_group, topic, "offset")
);
-- Appends in the order given. The topic's row stays locked until commit, so offsets become visible in order; topics
-- are locked in one order, so two appends never wait for each other.
create or replace function append(messages jsonb) returns void language plpgsql as $$
declare
  batch record;
  start bigint;
begin
  for batch in
    select m.value ->> 'topic' as topic, count(*) as n, jsonb_agg(m.value order by m.ordinality) as list
    from jsonb_array_elements(append.messages) with ordinality m
    group by 1 order by 1
  loop
    insert into topics as t (topic, last) values (batch.topic, batch.n)
      on conflict (topic) do update set last = t.last + batch.n returning last - batch.n into start;
    insert into messages (topic, "offset", id, key, type, tenant, version, traceparent, payload)
      select batch.topic, start + m.ordinality, m.value ->> 'id', m.value ->> 'key', m.value ->> 'type',
        m.value ->> 'tenant', (m.value ->> 'version')::int, m.value ->> 'traceparent', m.value -> 'payload'
      from jsonb_array_elements(batch.list) with ordinality m;
    perform pg_notify('appended', batch.topic);
  end loop;
end $$;
create or replace function consumed(consumer_group text, topics text[], offsets bigint[]) returns void
language sql set synchronous_commit = off as $$
  insert into offsets as o (consumer_group, topic, "offset")
    select consumed.consumer_group, t.topic, t."offset" from unnest(topics, consumed.offsets) as t(topic, "offset")
    on conflict (consumer_group, topic) do update set "offset" = greatest(o."offset", excluded."offset")
$$;
-- Forgets what every group has handled and is older than `keep`. Events of documents stay: a read model that is added
-- later, or built anew, begins with the first of them.
create or replace function forget(keep interval) returns void language sql as $$
  delete from messages m using (
    select topic, coalesce((select min(o."offset") from offsets o where o.topic = t.topic), t.last) as handled
    from topics t
    where topic ~ '\.(commands|replies|changed|job)$'
  ) t
  where m.topic = t.topic and m."offset" <= t.handled and m.written_at < now() - keep
$$;
