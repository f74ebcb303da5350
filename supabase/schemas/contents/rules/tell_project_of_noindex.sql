-- Appends to `project:<id>` whether exports of a content ask search engines not to list it, so that open pages follow.
-- Deferred to the commit, like every append to a topic by a trigger.
create function private.tell_project_of_noindex() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('project:' || new.project_id, 'noindex',
                        jsonb_build_object('contentId', new.id, 'noindex', new.noindex));
  return null;
end
$$;
