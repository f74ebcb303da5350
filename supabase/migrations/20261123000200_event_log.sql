-- The event log: named topics, each a gap-free sequence of durable events in commit order.
--
-- Order comes from the topic's row: `append` raises `head` under its lock, inside the caller's transaction, so
-- a later number can never become visible before an earlier one. NOTIFY says only which topic moved; whoever
-- misses it still finds the events here.
--
-- The schema is not exposed over REST, and nobody but the server appends.

create schema events;
grant usage on schema events to authenticated, service_role;

-- One epoch per database. It changes on restore or reset, and then every cursor handed out before is void.
create table events.epoch (
  only_row boolean primary key default true check (only_row),
  epoch text not null default encode(extensions.gen_random_bytes(6), 'hex')
);
insert into events.epoch default values;

-- To be called after a restore from a backup: readers may hold cursors of events that are gone.
create function events.renew_epoch() returns text
language sql security definer set search_path = ''
as $$ update events.epoch set epoch = encode(extensions.gen_random_bytes(6), 'hex') returning epoch $$;

create table events.topics (
  -- a kind, then any number of parts after colons; never a comma, which separates topics in a list
  topic text primary key constraint topic_name
    check (length(topic) <= 200 and topic ~ '^[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)*$'),
  -- the sequence number of the newest event
  head bigint not null default 0,
  -- the highest sequence number ever pruned: a cursor below it can't be served exactly
  floor bigint not null default 0
);

create table events.events (
  topic text not null references events.topics (topic) on delete cascade,
  seq bigint not null,
  -- the excluded names are those of frames that are not events
  type text not null constraint event_type
    check (length(type) between 1 and 80 and type not in ('connected', 'snapshot', 'reset')),
  -- the excluded fields are the envelope's, with which a reader finds these on one level
  data jsonb not null constraint event_data
    check (jsonb_typeof(data) = 'object' and not data ?| array['type', 'topic', 'seq', 'at']),
  -- may be pruned once what it led to is stored elsewhere
  transient boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  -- lets a read stop at a number of bytes without looking at the data
  bytes integer not null generated always as (octet_length(data::text)) stored
    constraint event_size check (bytes <= 400000),
  primary key (topic, seq)
);
create index transient_events on events.events (topic) where transient;

-- Appends one event and returns its sequence number.
create function events.append(topic text, type text, data jsonb default '{}', transient boolean default false)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  seq bigint;
begin
  insert into events.topics as t (topic, head) values (append.topic, 1)
  on conflict on constraint topics_pkey do update set head = t.head + 1
  returning t.head into seq;
  insert into events.events (topic, seq, type, data, transient)
  values (append.topic, seq, append.type, append.data, append.transient);
  perform pg_catalog.pg_notify('headway_events', append.topic);
  return seq;
end
$$;

-- Appends many events of one topic, `[{type, data, transient?}, ...]`, in their order, with one notification.
-- Returns the sequence number of the last.
create function events.append_batch(topic text, batch jsonb) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  size integer := jsonb_array_length(batch);
  head bigint;
begin
  if size = 0 then
    return (select t.head from events.topics as t where t.topic = append_batch.topic);
  end if;
  insert into events.topics as t (topic, head) values (append_batch.topic, size)
  on conflict on constraint topics_pkey do update set head = t.head + size
  returning t.head into head;
  insert into events.events (topic, seq, type, data, transient)
  select append_batch.topic, head - size + item.position, item.event ->> 'type',
         coalesce(item.event -> 'data', '{}'), coalesce((item.event ->> 'transient')::boolean, false)
    from jsonb_array_elements(batch) with ordinality as item (event, position);
  perform pg_catalog.pg_notify('headway_events', append_batch.topic);
  return head;
end
$$;

-- Deletes the transient events of a topic and remembers how far. Returns how many went.
create function events.prune(topic text) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  pruned bigint;
begin
  perform 1 from events.topics as t where t.topic = prune.topic for update;
  with gone as (
    delete from events.events as e where e.topic = prune.topic and e.transient returning e.seq
  ), counted as (
    select count(*) as n, max(gone.seq) as newest from gone
  ), raised as (
    update events.topics as t set floor = greatest(t.floor, counted.newest)
      from counted where t.topic = prune.topic and counted.n > 0
  )
  select n into pruned from counted;
  return pruned;
end
$$;

revoke execute on all functions in schema events from public, anon, authenticated;
grant execute on all functions in schema events to service_role;
grant select on all tables in schema events to service_role;
