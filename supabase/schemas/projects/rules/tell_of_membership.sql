-- Who belongs to a project, and as what: told to everyone in it on `project:<id>` and to that person on `user:<id>`,
-- so that every open page follows. `role` is null for someone who does not belong to it any more.
--
-- Deferred to the commit, like everything that is told on a topic.
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
