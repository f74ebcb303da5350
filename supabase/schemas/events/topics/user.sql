-- `user:<uuid>`: the notifications and memberships of a person. Only that person reads it.
create function events.can_read_user(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select entity = (select auth.uid()) and not private.is_disabled(entity) $$;

create function events.snapshot_user(entity uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case when entity is not null then private.to_inbox(entity) end $$;

revoke execute on function events.can_read_user(uuid), events.snapshot_user(uuid) from public;
grant execute on function events.can_read_user(uuid) to authenticated, service_role;
