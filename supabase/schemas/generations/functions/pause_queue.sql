-- Pauses the queue of a project, or lets it go on. Going on also tries again at once what the plan did not allow.
create function public.pause_queue(project uuid, paused boolean) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
begin
  perform private.change_queue(pause_queue.project);
  update public.generation_queues as queue
     set paused = pause_queue.paused, halted_by = case when pause_queue.paused then queue.halted_by end
   where queue.project_id = pause_queue.project;
end
$$;

revoke execute on function public.pause_queue(uuid, boolean) from public, anon;
grant execute on function public.pause_queue(uuid, boolean) to authenticated;
