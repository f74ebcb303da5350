-- Resolves a thread or opens it again. Commenters, editors and owners can.
create function public.resolve_thread(thread uuid, resolved boolean) returns public.project_comments
language plpgsql strict security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(resolve_thread.thread, 'commenter');
  after public.project_comments;
begin
  if before.thread_id <> before.id then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if (before.resolved_at is not null) = resolve_thread.resolved then
    return before;
  end if;
  update public.project_comments as c
     set resolved_at = case when resolve_thread.resolved then now() end,
         resolved_by = case when resolve_thread.resolved then (select auth.uid()) end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

revoke execute on function public.resolve_thread(uuid, boolean) from public, anon;
grant execute on function public.resolve_thread(uuid, boolean) to authenticated;
