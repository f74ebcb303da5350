-- Adds the signed-in person's reaction to a comment, or removes it.
create function public.react_to_comment(comment uuid, emoji text, reacted boolean)
returns public.project_comments
language plpgsql strict security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(react_to_comment.comment, 'commenter');
  after public.project_comments;
  mine constant jsonb := to_jsonb((select auth.uid())::text);
  others constant jsonb := coalesce(before.reactions -> react_to_comment.emoji, '[]') - (mine #>> '{}');
begin
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  if react_to_comment.emoji is null or react_to_comment.emoji not in ('👍', '❤️', '🎉', '😄', '🤔', '👀') then
    raise exception 'there is no such reaction' using errcode = 'PT422', hint = 'unknown_reaction';
  end if;
  if (coalesce(before.reactions -> react_to_comment.emoji, '[]') @> mine) = react_to_comment.reacted then
    return before;
  end if;
  update public.project_comments as c
     set reactions = case
           when react_to_comment.reacted
             then before.reactions || jsonb_build_object(react_to_comment.emoji, others || mine)
           when others = '[]' then before.reactions - react_to_comment.emoji
           else before.reactions || jsonb_build_object(react_to_comment.emoji, others)
         end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.react_to_comment(uuid, text, boolean) from public, anon;
grant execute on function public.react_to_comment(uuid, text, boolean) to authenticated;
