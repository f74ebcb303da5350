-- Creates a project together with its first owner, the signed-in person.
create function public.create_project(name text) returns public.projects
language plpgsql security definer set search_path = ''
as $$
declare
  project public.projects;
begin
  perform private.check_own_account();
  insert into public.projects (name, created_by)
  values (btrim(create_project.name), (select auth.uid()))
  returning * into project;
  insert into public.project_members (project_id, user_id, role)
  values (project.id, project.created_by, 'owner');
  return project;
end
$$;

revoke execute on function public.create_project(text) from public, anon;
grant execute on function public.create_project(text) to authenticated;
