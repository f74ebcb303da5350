-- Who is told of a comment: those it mentions, and those who wrote in its thread. What it says is not repeated: a
-- deleted comment would go on in what was told of it.

create function private.notify_of_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
  recipient uuid;
  told jsonb;
begin
  select * into root from public.project_comments where id = new.thread_id;
  -- gone again, or erased, in the same transaction
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
  -- whoever was mentioned has been told of this comment already
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
