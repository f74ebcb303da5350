-- The state of the topic `system`: every instance of the last hour, one point for each 5 seconds of the last hour
-- over all instances, the newest 50 durations of each stage, and alerts that are open or were resolved within a day.
create function monitoring.snapshot() returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'instances', coalesce((
      select jsonb_object_agg(known.instance, jsonb_build_object(
               'process', known.process,
               'startedAt', floor(extract(epoch from known.started_at) * 1000),
               'seenAt', floor(extract(epoch from known.seen_at) * 1000),
               'stopped', known.stopped_at is not null,
               'sample', known.sample))
        from monitoring.instances as known
       where known.seen_at > clock_timestamp() - interval '1 hour'), '{}'),
    'points', coalesce((
      select jsonb_agg(to_jsonb(point) order by point.at) from (
        select floor(extract(epoch from at) / 5)::bigint * 5000 as at,
               sum((sample ->> 'streams')::numeric) as streams,
               sum((sample ->> 'opened')::numeric) as opened,
               sum((sample ->> 'refused')::numeric) as refused,
               sum((sample ->> 'written')::numeric) as written,
               sum((sample ->> 'errors')::numeric) as errors,
               max((sample ->> 'latencyP50Ms')::numeric) as "latencyP50Ms",
               max((sample ->> 'latencyP95Ms')::numeric) as "latencyP95Ms",
               max((sample ->> 'latencyP99Ms')::numeric) as "latencyP99Ms",
               max((sample ->> 'loopP99Ms')::numeric) as "loopP99Ms",
               max((sample ->> 'queueDepth')::numeric) as "queueDepth",
               max((sample ->> 'queueOldestSeconds')::numeric) as "queueOldestSeconds"
          from monitoring.samples
         where at > clock_timestamp() - interval '1 hour'
         group by 1) as point), '[]'),
    'stages', coalesce((
      select jsonb_object_agg(recent.stage, recent.durations) from (
        select stage.stage, jsonb_agg(stage.duration_ms order by stage.finished_at) as durations
          from (
            select done.stage, done.duration_ms, done.finished_at,
                   row_number() over (partition by done.stage order by done.finished_at desc) as place
              from public.generation_stages as done
             where done.status = 'complete' and done.duration_ms is not null
               and done.finished_at > clock_timestamp() - interval '1 day'
          ) as stage
         where stage.place <= 50
         group by stage.stage) as recent), '{}'),
    'alerts', coalesce((
      select jsonb_object_agg(alert.id, monitoring.to_alert_json(alert)) from (
        select * from monitoring.alerts
         where resolved_at is null or resolved_at > clock_timestamp() - interval '1 day'
         order by last_at desc limit 200) as alert), '{}'))
$$;

revoke execute on function monitoring.snapshot() from public;
grant execute on function monitoring.snapshot() to service_role;
