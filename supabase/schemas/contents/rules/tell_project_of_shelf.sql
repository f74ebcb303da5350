-- Appends the new shelf of a content to `project:<id>`; null when the content was deleted. Nothing is appended to the
-- topic of a project that is deleted in the same transaction.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_project_of_shelf() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if tg_op = 'UPDATE' and old.shelf = new.shelf then
    return null;
  end if;
  if exists (select from public.projects where id = old.project_id) then
    perform events.append(
      'project:' || old.project_id,
      'shelf',
      jsonb_build_object('contentId', old.id, 'shelf', case when tg_op = 'DELETE' then null else new.shelf end)
    );
  end if;
  return null;
end
$$;
