-- Did this person write a comment in a project of the signed-in person?
create function private.wrote_in_own_projects(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_comments as comment using (project_id)
     where mine.user_id = (select auth.uid())
       and comment.author_id = other
  )
$$;

grant execute on function private.wrote_in_own_projects(uuid) to authenticated, service_role;
