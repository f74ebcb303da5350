-- Moves a keyword of a project's queue in front of another; to the end when `before` is null. When the other one has left
-- the queue, the keyword becomes the first: keywords leave at the front.
create function public.move_queued_keyword(project uuid, keyword uuid, before uuid) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  target numeric;
begin
  perform private.change_queue(move_queued_keyword.project);
  if not exists (
    select from public.queued_keywords as moved
     where moved.id = move_queued_keyword.keyword and moved.project_id = move_queued_keyword.project)
  then
    raise exception 'the keyword waits no longer' using errcode = 'PT404', hint = 'keyword_gone';
  end if;
  if move_queued_keyword.before = move_queued_keyword.keyword then
    return;
  end if;
  target := case when move_queued_keyword.before is null then 'infinity'::numeric
    else coalesce((select other.place - 0.5 from public.queued_keywords as other
                    where other.id = move_queued_keyword.before
                      and other.project_id = move_queued_keyword.project), 0) end;
  update public.queued_keywords as queued set place = ordered.place
    from (select waiting.id,
                 row_number() over (
                   order by case when waiting.id = move_queued_keyword.keyword then target else waiting.place end) as place
            from public.queued_keywords as waiting
           where waiting.project_id = move_queued_keyword.project) as ordered
   where queued.id = ordered.id and queued.place <> ordered.place;
end
$$;

revoke execute on function public.move_queued_keyword(uuid, uuid, uuid) from public, anon;
grant execute on function public.move_queued_keyword(uuid, uuid, uuid) to authenticated;
