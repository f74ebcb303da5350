-- What happens to the contents of a project is told on `project:<id>`, so that a list of them is live for all.
--
-- The triggers are deferred to the commit: the project's topic is then the last row that a transaction locks,
-- whatever it locked before, and two transactions can't wait for each other.

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
