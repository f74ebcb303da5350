-- Records that a person requested an article or started it again, and how its generation ended. What was requested by a
-- list of keywords is recorded when the list is put into the queue.
create function private.record_generation_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  named constant text := (
    select private.to_activity_title(content.title, content.keyword)
      from public.contents as content where content.id = new.content_id);
begin
  -- deleted in the same transaction
  if named is null then
    return null;
  end if;
  if tg_op = 'INSERT' then
    perform private.record_activity(
      new.project_id,
      case when exists (select from public.generations as earlier
                         where earlier.content_id = new.content_id and earlier.id <> new.id)
           then 'article_retried' else 'article_requested' end,
      new.requested_by, jsonb_build_object('title', named), content => new.content_id);
    return null;
  end if;
  perform private.record_activity(
    new.project_id,
    case new.status when 'complete' then 'article_finished' when 'failed' then 'article_failed'
                    else 'article_canceled' end,
    case when new.status = 'cancelled' then private.acting_person() end,
    jsonb_build_object('title', named, 'code', case when new.status = 'failed' then new.error_code end),
    content => new.content_id);
  return null;
end
$$;
