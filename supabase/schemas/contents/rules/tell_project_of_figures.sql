-- Appends to `project:<id>` that somebody answered for a figure of a content or withdrew an answer, so that open pages
-- read the answers again. Nothing is appended when the content is deleted in the same transaction. Deferred to the commit,
-- like every append to a topic by a trigger.
create function private.tell_project_of_figures() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  content uuid := case when tg_op = 'DELETE' then old.content_id else new.content_id end;
  project uuid;
begin
  select article.project_id into project from public.contents as article where article.id = content;
  if found then
    perform events.append('project:' || project, 'figures', jsonb_build_object('contentId', content));
  end if;
  return null;
end
$$;
