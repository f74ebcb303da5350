-- `project:<uuid>`: what happens to the contents, versions, members and activity of a project. Its members read it. It has no
-- state but its events.
create function events.can_read_project(entity uuid) returns boolean
language sql stable security invoker set search_path = ''
as $$ select exists (select 1 from public.projects as project where project.id = entity) $$;

revoke execute on function events.can_read_project(uuid) from public;
grant execute on function events.can_read_project(uuid) to authenticated, service_role;
