-- Records that a person paused the queue of a project or let it go on.
create function private.record_queue_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.record_activity(
    new.project_id, case when new.paused then 'queue_paused' else 'queue_resumed' end, private.acting_person());
  return null;
end
$$;
