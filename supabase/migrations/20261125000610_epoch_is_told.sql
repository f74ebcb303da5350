-- A new epoch is told like an event, of every topic: readers who are connected need not wait for a poll.
create or replace function events.renew_epoch() returns text
language sql security definer set search_path = ''
as $$
  update events.epoch set epoch = encode(extensions.gen_random_bytes(6), 'hex');
  select pg_catalog.pg_notify('headway_events', '');
  select epoch from events.epoch;
$$;
