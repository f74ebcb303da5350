-- Records that a person opened, resolved or reopened a thread. No text of a comment is copied: it would outlive the
-- comment.
create function private.record_thread_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_activity(
    new.project_id,
    case when tg_op = 'INSERT' then 'thread_opened' when new.resolved_at is null then 'thread_reopened'
         else 'thread_resolved' end,
    case when tg_op = 'INSERT' then new.author_id else private.acting_person() end,
    jsonb_build_object('title', (
      select private.to_activity_title(content.title, content.keyword)
        from public.contents as content where content.id = new.content_id)),
    content => new.content_id, thread => new.id);
  return null;
end
$$;
