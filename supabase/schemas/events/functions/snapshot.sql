-- The state of a topic as of this statement: what a reader without a cursor starts from. Null where a topic
-- has no state but its events.
create function events.snapshot(topic text) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case topic when 'system' then monitoring.snapshot() else events.entity_snapshot(topic) end $$;

revoke execute on function events.snapshot(text) from public;
grant execute on function events.snapshot(text) to service_role;
