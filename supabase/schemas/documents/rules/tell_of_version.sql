-- A version that was kept or named is told on `project:<id>`: the topic of a content ends with its generation.
-- Deferred to the commit, like everything that is told on a topic.
create function private.tell_of_version() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project uuid;
begin
  select article.project_id into project from public.contents as article where article.id = new.content_id;
  if found then
    perform events.append('project:' || project, 'version',
                          jsonb_build_object('contentId', new.content_id, 'versionId', new.id));
  end if;
  return null;
end
$$;
