-- Notifies a person who was added to a project or removed from it by another person.
create function private.notify_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  member public.project_members := coalesce(new, old);
  project public.projects;
  actor uuid := auth.uid();
begin
  select * into project from public.projects where id = member.project_id;
  if not found
     or actor = member.user_id
     or (actor is null and project.created_by = member.user_id)
     or not exists (select 1 from auth.users where id = member.user_id)
     or (tg_op = 'INSERT') is distinct from exists (
       select 1 from public.project_members
        where project_id = member.project_id and user_id = member.user_id)
  then
    return null;
  end if;
  perform private.notify(
    member.user_id,
    case tg_op when 'INSERT' then 'member_added' else 'member_removed' end,
    'membership:' || gen_random_uuid(),
    'project:' || project.id,
    jsonb_build_object(
      'projectName', project.name,
      'role', case tg_op when 'INSERT' then member.role end,
      'byName', (select display_name from public.profiles where id = actor)),
    project.id);
  return null;
end
$$;
