-- `system`: the processes of the installation and its alerts. Operators read it.
create function events.can_read_system(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select entity is null and private.is_operator() $$;

create function events.snapshot_system(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case when entity is null then monitoring.snapshot() end $$;

revoke execute on function events.can_read_system(uuid), events.snapshot_system(uuid) from public;
grant execute on function events.can_read_system(uuid) to authenticated, service_role;
