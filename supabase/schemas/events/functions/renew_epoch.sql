-- Call this after a restore from a backup: readers can hold cursors of events that are gone. The empty notification
-- tells connected readers of every topic.
create function events.renew_epoch() returns text
language sql security definer set search_path = ''
as $$
  update events.epoch set epoch = encode(extensions.gen_random_bytes(6), 'hex');
  select pg_catalog.pg_notify('headway_events', '');
  select epoch from events.epoch;
$$;

revoke execute on function events.renew_epoch() from public;
grant execute on function events.renew_epoch() to service_role;
