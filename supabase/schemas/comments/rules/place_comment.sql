-- Checks a new comment and gives it its place in its thread.
create function private.place_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  -- checked first, so that the refusals below reveal nothing to a person who is not a member
  if (select auth.uid()) is not null and not private.has_role(new.project_id, 'commenter') then
    raise exception 'commenting needs at least the role commenter' using errcode = '42501', hint = 'role_too_low';
  end if;
  new.thread_id := coalesce(new.thread_id, new.id);
  new.mentions := array(select distinct mentioned from unnest(new.mentions) as mentioned);
  perform private.check_comment(new.project_id, new.body, new.mentions);
  if new.thread_id = new.id then
    if new.parent_id is not null then
      raise exception 'the first comment of a thread has no parent' using errcode = 'PT404', hint = 'parent_not_found';
    end if;
    if new.content_id is not null and not exists (
      select from public.contents as content
       where content.id = new.content_id and content.project_id = new.project_id
    ) then
      raise exception 'the article is not there any more' using errcode = 'PT404', hint = 'content_not_found';
    end if;
    new.position := 1;
    return new;
  end if;
  -- the lock of the first comment puts the replies of its thread in order
  select * into root from public.project_comments as comment
   where comment.id = new.thread_id and comment.thread_id = comment.id and comment.project_id = new.project_id
     for update;
  if not found then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if new.parent_id is not null and not exists (
    select from public.project_comments as comment
     where comment.id = new.parent_id and comment.thread_id = root.id
  ) then
    raise exception 'the parent comment is not in this thread' using errcode = 'PT404', hint = 'parent_not_found';
  end if;
  new.content_id := root.content_id;
  select max(comment.position) + 1 into new.position
    from public.project_comments as comment where comment.thread_id = root.id;
  return new;
end
$$;
