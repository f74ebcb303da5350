-- The facts that the alert rules evaluate: every instance of the last hour, the queue, and the errors of the last
-- minute.
create function monitoring.view() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'queueDepth', (select depth from monitoring.queue()),
    'queueOldestSeconds', (select oldest_seconds from monitoring.queue()),
    'errorsLastMinute', (
      select coalesce(sum((sample.sample ->> 'errors')::integer), 0)
        from monitoring.samples as sample where sample.at > clock_timestamp() - interval '60 seconds'),
    'instances', coalesce((
      select jsonb_agg(jsonb_build_object(
               'instance', known.instance, 'process', known.process,
               'ageSeconds', extract(epoch from clock_timestamp() - known.started_at),
               'silentSeconds', extract(epoch from clock_timestamp() - known.seen_at),
               'stopped', known.stopped_at is not null,
               'sample', known.sample) order by known.started_at)
        from monitoring.instances as known
       where known.seen_at > clock_timestamp() - interval '1 hour'), '[]'))
$$;

revoke execute on function monitoring.view() from public;
grant execute on function monitoring.view() to service_role;
