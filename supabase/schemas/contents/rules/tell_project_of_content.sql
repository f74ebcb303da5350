-- Appends a new content, or its new status, to `project:<id>`, so that open lists of contents follow.
--
-- The triggers are deferred to the commit. The row of the project's topic is then the last row that a transaction
-- locks, and two transactions cannot wait for each other.
create function private.tell_project_of_content() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append(
    'project:' || new.project_id,
    'content',
    jsonb_build_object('contentId', new.id, 'status', new.status)
  );
  return null;
end
$$;
