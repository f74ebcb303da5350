-- Begins a change of a project's queue by the signed-in person, who must be an editor. Locks the project's row until the
-- transaction ends: changes come one after another, the worker starts nothing meanwhile, and no role changes.
create function private.change_queue(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform from public.projects where id = change_queue.project for no key update;
  if not private.has_role(change_queue.project, 'viewer') then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if not private.has_role(change_queue.project, 'editor') then
    raise exception 'only editors change the queue' using errcode = '42501', hint = 'role_too_low';
  end if;
  insert into public.generation_queues as queue (project_id) values (change_queue.project)
  on conflict (project_id) do update set revision = queue.revision + 1;
end
$$;

revoke execute on function private.change_queue(uuid) from public;
