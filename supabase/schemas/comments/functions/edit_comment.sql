-- Changes the text and the mentions of a comment. Only its author can.
create function public.edit_comment(comment uuid, body text, mentions uuid[] default '{}')
returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(edit_comment.comment, 'commenter');
  after public.project_comments;
  mentioned constant uuid[] := array(select distinct m from unnest(edit_comment.mentions) as m);
begin
  if before.author_id is distinct from (select auth.uid()) then
    raise exception 'only its author can edit a comment' using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  perform private.check_comment(before.project_id, edit_comment.body, mentioned);
  update public.project_comments as c
     set body = edit_comment.body, mentions = mentioned, edited_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.edit_comment(uuid, text, uuid[]) from public, anon;
grant execute on function public.edit_comment(uuid, text, uuid[]) to authenticated;
