-- Deletes a comment's text, mentions and reactions for good. Its author and the owners of the project can.
create function public.delete_comment(comment uuid) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(delete_comment.comment, 'viewer');
  after public.project_comments;
begin
  if before.author_id is distinct from (select auth.uid()) and not private.has_role(before.project_id, 'owner') then
    raise exception 'only its author or an owner of the project can delete a comment'
      using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    return before;
  end if;
  update public.project_comments as c
     set body = '', mentions = '{}', reactions = '{}', deleted_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.delete_comment(uuid) from public, anon;
grant execute on function public.delete_comment(uuid) to authenticated;
