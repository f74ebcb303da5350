-- Do the signed-in person and this one share a project?
create function private.shares_project_with(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_members as theirs using (project_id)
     where mine.user_id = (select auth.uid())
       and theirs.user_id = other
  )
$$;
