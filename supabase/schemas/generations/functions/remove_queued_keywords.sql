-- Takes keywords out of a project's queue. Those that have left it already are skipped. Returns how many were removed.
create function public.remove_queued_keywords(project uuid, keywords uuid[]) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  removed text[];
begin
  perform private.change_queue(remove_queued_keywords.project);
  with gone as (
    delete from public.queued_keywords as queued
     where queued.project_id = remove_queued_keywords.project and queued.id = any (remove_queued_keywords.keywords)
    returning queued.place, queued.keyword
  )
  select coalesce(array_agg(gone.keyword order by gone.place), '{}') into removed from gone;
  if cardinality(removed) > 0 then
    perform private.record_activity(
      remove_queued_keywords.project, 'keywords_removed', (select auth.uid()),
      jsonb_build_object('count', cardinality(removed), 'keyword', removed[1]));
  end if;
  return cardinality(removed);
end
$$;

revoke execute on function public.remove_queued_keywords(uuid, uuid[]) from public, anon;
grant execute on function public.remove_queued_keywords(uuid, uuid[]) to authenticated;
