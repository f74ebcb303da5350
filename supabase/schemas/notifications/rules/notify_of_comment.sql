-- Notifies the people whom a comment mentions, and the authors of earlier comments in its thread. The text is not
-- copied into the notification, where it would outlive the comment.
create function private.notify_of_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
  recipient uuid;
  told jsonb;
begin
  select * into root from public.project_comments where id = new.thread_id;
  -- deleted in the same transaction
  if not found or new.deleted_at is not null then
    return null;
  end if;
  told := jsonb_build_object(
    'commentId', new.id,
    'byName', (select display_name from public.profiles where id = new.author_id),
    'title', (select coalesce(title, keyword) from public.contents where id = new.content_id));
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id = any (new.mentions)
       and member.user_id is distinct from new.author_id
     order by member.user_id
  loop
    perform private.notify(recipient, 'mention', 'comment:' || new.id, 'thread:' || new.thread_id, told,
                           new.project_id, new.content_id);
  end loop;
  if tg_op = 'UPDATE' then
    return null;
  end if;
  -- a person who was mentioned has a notification with this `dedupe_key` already
  for recipient in
    select member.user_id from public.project_members as member
     where member.project_id = new.project_id and member.user_id is distinct from new.author_id
       and exists (
         select from public.project_comments as earlier
          where earlier.thread_id = new.thread_id and earlier.author_id = member.user_id
            and earlier.deleted_at is null)
     order by member.user_id
  loop
    perform private.notify(recipient, 'reply', 'comment:' || new.id, 'thread:' || new.thread_id, told,
                           new.project_id, new.content_id);
  end loop;
  return null;
end
$$;

revoke execute on function private.notify_of_comment() from public;
