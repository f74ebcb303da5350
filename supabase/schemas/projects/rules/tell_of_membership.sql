-- Appends a new, changed or ended membership to `project:<id>` and to `user:<id>`. `role` is null when it ended.
-- Nothing is appended to the topic of a project or person that is deleted in the same transaction.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  member constant public.project_members := coalesce(new, old);
  role constant text := case when tg_op = 'DELETE' then null else new.role end;
begin
  if exists (select from public.projects where id = member.project_id) then
    perform events.append('project:' || member.project_id, 'membership',
                          jsonb_build_object('userId', member.user_id, 'role', role));
  end if;
  if exists (select from public.profiles where id = member.user_id) then
    perform events.append('user:' || member.user_id, 'membership',
                          jsonb_build_object('projectId', member.project_id, 'role', role));
  end if;
  return null;
end
$$;
