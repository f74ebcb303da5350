-- Records that the signed-in person has read a thread up to this position. An earlier position changes nothing.
create function public.mark_thread_read(thread uuid, up_to integer) returns void
language plpgsql strict security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  select * into root from public.project_comments as c where c.id = mark_thread_read.thread and c.thread_id = c.id;
  if not found or not private.has_role(root.project_id, 'viewer') then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  insert into public.comment_reads as known (user_id, thread_id, project_id, position)
  values ((select auth.uid()), root.id, root.project_id, mark_thread_read.up_to)
  on conflict (user_id, thread_id) do update set position = excluded.position
    where known.position < excluded.position;
end
$$;

revoke execute on function public.mark_thread_read(uuid, integer) from public, anon;
grant execute on function public.mark_thread_read(uuid, integer) to authenticated;
