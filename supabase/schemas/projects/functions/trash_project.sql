-- Moves a project to the trash, or restores it. Only its owners may. While it is in the trash, nobody can open it.
create function public.trash_project(project uuid, trashed boolean) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  own_role constant text := (
    select member.role from public.project_members as member
     where member.project_id = trash_project.project and member.user_id = (select auth.uid()));
begin
  perform private.check_own_account();
  if own_role is null then
    raise exception 'the project does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if own_role <> 'owner' then
    raise exception 'only owners delete or restore a project' using errcode = '42501', hint = 'role_too_low';
  end if;
  -- after the role is held: a concurrent change of it waits for this row, or this waits for the change
  perform from public.projects where id = trash_project.project for update;
  if trash_project.trashed and exists (
       select from public.contents as content
        where content.project_id = trash_project.project and content.status in ('queued', 'running'))
  then
    raise exception 'articles of the project are still being generated' using errcode = 'PT409', hint = 'still_running';
  end if;
  update public.projects as moved
     set trashed_at = case when trash_project.trashed then now() end
   where moved.id = trash_project.project and (moved.trashed_at is not null) <> trash_project.trashed;
end
$$;

revoke execute on function public.trash_project(uuid, boolean) from public, anon;
grant execute on function public.trash_project(uuid, boolean) to authenticated;
