-- Appends a version that was kept or named to `project:<id>`, because the topic of a content ends with its
-- generation. Deferred to the commit, like every append to a topic by a trigger.
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
