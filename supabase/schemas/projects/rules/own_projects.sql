-- The projects in which the signed-in person holds at least this role, without those in the trash; none
-- for a disabled account. For policies:
-- `project_id = any (array(select private.own_projects('viewer')))` reads them once per statement and can use an index,
-- while a function of the row is called for each row.
create function private.own_projects(minimum text) returns setof uuid
language sql stable security definer set search_path = ''
as $$
  select member.project_id
    from public.project_members as member
    join public.projects as project on project.id = member.project_id and project.trashed_at is null
   where member.user_id = (select auth.uid())
     and not (select private.is_disabled((select auth.uid())))
     and private.role_rank(member.role) >= private.role_rank(own_projects.minimum)
$$;
