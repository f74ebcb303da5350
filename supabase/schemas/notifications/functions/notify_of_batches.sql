-- Notifies people that the articles of a list of keywords are done: once for the whole list, or for the part that is done
-- when the rest is held back by a pause or by the plan. Called by the worker every second. Returns how many lists were
-- told.
--
-- It does not run in the transaction in which a generation ends: two that end at once would not see each other.
create function private.notify_of_batches() returns integer
language plpgsql security definer set search_path = ''
as $$
declare
  list uuid;
  told record;
  lists integer := 0;
begin
  for list in
    select distinct ended.batch from public.generations as ended
     where ended.batch is not null and not ended.told_in_batch and ended.status in ('complete', 'failed')
  loop
    continue when not pg_try_advisory_xact_lock(hashtextextended('batch:' || list, 0));
    continue when exists (
      select from public.generations as live where live.batch = list and live.status in ('queued', 'running'));
    continue when exists (
      select from public.queued_keywords as waiting join public.generation_queues as queue using (project_id)
       where waiting.batch = list and not queue.paused and queue.halted_by is null);
    with ended as (
      update public.generations as generation set told_in_batch = true
       where generation.batch = list and not generation.told_in_batch and generation.status in ('complete', 'failed')
      returning generation.project_id, generation.requested_by, generation.status
    )
    select ended.project_id, ended.requested_by, project.name,
           count(*) filter (where ended.status = 'complete') as complete,
           count(*) filter (where ended.status = 'failed') as failed
      into told
      from ended join public.projects as project on project.id = ended.project_id
      join public.project_members as member
        on member.project_id = ended.project_id and member.user_id = ended.requested_by
     group by ended.project_id, ended.requested_by, project.name;
    continue when not found;
    perform private.notify(
      told.requested_by, 'batch_ended', 'batch:' || list || ':' || gen_random_uuid(), 'batch:' || list,
      jsonb_build_object('projectName', told.name, 'complete', told.complete, 'failed', told.failed),
      told.project_id);
    lists := lists + 1;
  end loop;
  return lists;
end
$$;

revoke execute on function private.notify_of_batches() from public;
grant execute on function private.notify_of_batches() to service_role;
