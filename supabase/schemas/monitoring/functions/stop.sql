-- Records that a process ended in order, so that its silence raises no alert.
create function monitoring.stop(instance text) returns void
language sql security definer set search_path = ''
as $$
  with stopped as (
    update monitoring.instances as known set stopped_at = clock_timestamp()
     where known.instance = stop.instance returning known.instance
  )
  select events.append('system', 'instance-stopped', jsonb_build_object('instance', stopped.instance), true)
    from stopped
$$;

revoke execute on function monitoring.stop(text) from public;
grant execute on function monitoring.stop(text) to service_role;
