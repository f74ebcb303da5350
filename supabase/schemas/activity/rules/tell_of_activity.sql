-- Appends to `project:<id>` that the activity of the project has a new row. Pages read it again, each as its person.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- the project may be deleted in the same transaction
  if exists (select from public.projects where id = new.project_id) then
    perform events.append('project:' || new.project_id, 'activity', jsonb_build_object('id', new.id));
  end if;
  return null;
end
$$;
