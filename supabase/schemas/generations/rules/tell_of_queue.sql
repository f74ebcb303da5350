-- Appends to `project:<id>` that the queue of the project changed. Pages read it again.
--
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_of_queue() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('project:' || new.project_id, 'queue', jsonb_build_object('revision', new.revision));
  return null;
end
$$;
