-- Deletes a project that is in the trash, for good. Only its owners may.
create function public.delete_project(project uuid) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_own_account();
  if not exists (
    select from public.project_members as member
     where member.project_id = delete_project.project and member.user_id = (select auth.uid()) and member.role = 'owner')
  then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  delete from public.projects as trashed where trashed.id = delete_project.project and trashed.trashed_at is not null;
  if not found then
    raise exception 'the project is not in the trash' using errcode = 'PT409', hint = 'not_in_trash';
  end if;
end
$$;

revoke execute on function public.delete_project(uuid) from public, anon;
grant execute on function public.delete_project(uuid) to authenticated;
