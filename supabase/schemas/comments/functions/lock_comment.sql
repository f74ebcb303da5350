-- Locks a comment for a change that needs at least this role. A comment that the person may not read is refused as
-- if it did not exist.
create function private.lock_comment(comment uuid, minimum text) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
declare
  found_comment public.project_comments;
begin
  select * into found_comment from public.project_comments as c where c.id = lock_comment.comment for update;
  if not found or not private.has_role(found_comment.project_id, 'viewer') then
    raise exception 'the comment is not there any more' using errcode = 'PT404', hint = 'comment_not_found';
  end if;
  if not private.has_role(found_comment.project_id, minimum) then
    raise exception 'this needs at least the role %', minimum using errcode = '42501', hint = 'role_too_low';
  end if;
  return found_comment;
end
$$;

revoke execute on function private.lock_comment(uuid, text) from public;
