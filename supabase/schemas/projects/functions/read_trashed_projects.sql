-- The projects in the trash that the signed-in person owns, the newest first.
create function public.read_trashed_projects() returns table (id uuid, name text, trashed_at timestamptz)
language sql stable security definer set search_path = ''
as $$
  select project.id, project.name, project.trashed_at
    from public.projects as project
    join public.project_members as me on me.project_id = project.id
   where project.trashed_at is not null and me.user_id = (select auth.uid()) and me.role = 'owner'
   order by project.trashed_at desc, project.id
$$;

revoke execute on function public.read_trashed_projects() from public, anon;
grant execute on function public.read_trashed_projects() to authenticated;
