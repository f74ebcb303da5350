-- Notifies the authors in a thread when another person resolves it.
create function private.notify_of_resolution() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  recipient uuid;
begin
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id is distinct from new.resolved_by
       and exists (
         select from public.project_comments as comment
          where comment.thread_id = new.id and comment.author_id = member.user_id
            and comment.deleted_at is null)
     order by member.user_id
  loop
    perform private.notify(
      recipient, 'comment_resolved', 'resolved:' || new.id || ':' || new.version, 'thread:' || new.id,
      jsonb_build_object(
        'commentId', new.id,
        'byName', (select display_name from public.profiles where id = new.resolved_by),
        'title', (select coalesce(title, keyword) from public.contents where id = new.content_id)),
      new.project_id, new.content_id);
  end loop;
  return null;
end
$$;

revoke execute on function private.notify_of_resolution() from public;
