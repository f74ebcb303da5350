-- Deletes the articles and projects that were moved to the trash before `before`, and the notifications that their people
-- deleted before. Returns how many articles and projects.
create function private.delete_old_trash(before timestamptz) returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  projects integer;
  contents integer;
begin
  delete from public.projects where trashed_at < before;
  get diagnostics projects = row_count;
  delete from public.contents where shelf = 'trash' and shelved_at < before;
  get diagnostics contents = row_count;
  delete from public.notifications where deleted_at < before;
  return projects + contents;
end
$$;

revoke execute on function private.delete_old_trash(timestamptz) from public;
grant execute on function private.delete_old_trash(timestamptz) to service_role;
