-- Takes keywords out of a project's queue. Those that have left it already are skipped. Returns how many were removed.
create function public.remove_queued_keywords(project uuid, keywords uuid[]) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  removed integer;
begin
  perform private.change_queue(remove_queued_keywords.project);
  delete from public.queued_keywords as queued
   where queued.project_id = remove_queued_keywords.project and queued.id = any (remove_queued_keywords.keywords);
  get diagnostics removed = row_count;
  return removed;
end
$$;

revoke execute on function public.remove_queued_keywords(uuid, uuid[]) from public, anon;
grant execute on function public.remove_queued_keywords(uuid, uuid[]) to authenticated;
