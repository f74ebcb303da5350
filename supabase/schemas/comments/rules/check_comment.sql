-- Refuses the text or the mentions of a comment with a code for which the interface has a sentence. Only members of
-- the project can be mentioned, because only they can read the comment.
create function private.check_comment(project uuid, body text, mentions uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if body is null or not private.is_visible(body) then
    raise exception 'a comment needs visible text' using errcode = 'PT422', hint = 'comment_empty';
  end if;
  if length(body) > 10000 then
    raise exception 'a comment has at most 10,000 characters' using errcode = 'PT422', hint = 'comment_too_long';
  end if;
  if cardinality(mentions) > 20 then
    raise exception 'a comment mentions at most 20 people' using errcode = 'PT422', hint = 'too_many_mentions';
  end if;
  if exists (
    select from unnest(mentions) as mentioned
     where not exists (
       select from public.project_members as member
        where member.project_id = project and member.user_id = mentioned)
  ) then
    raise exception 'only members of the project can be mentioned'
      using errcode = 'PT422', hint = 'mention_not_member';
  end if;
end
$$;

revoke execute on function private.check_comment(uuid, text, uuid[]) from public;
