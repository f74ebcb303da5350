-- What the processes say of themselves, and the alerts that follow from it.
--
-- Nothing here is reached over REST: processes report as the server; operators read it as the topic `system`, and
-- acknowledge and resolve through the two functions at the end.

create schema monitoring;
grant usage on schema monitoring to authenticated, service_role;

create table monitoring.instances (
  instance text primary key check (length(instance) between 1 and 120),
  process text not null check (length(process) between 1 and 40),
  started_at timestamptz not null,
  seen_at timestamptz not null default clock_timestamp(),
  -- when it ended in order; one that falls silent without this has vanished
  stopped_at timestamptz,
  sample jsonb not null
);

create table monitoring.samples (
  at timestamptz not null default clock_timestamp(),
  instance text not null references monitoring.instances (instance) on delete cascade,
  sample jsonb not null,
  primary key (instance, at)
);
create index samples_by_time on monitoring.samples (at);

create table monitoring.alerts (
  id uuid primary key default gen_random_uuid(),
  -- what makes two occurrences the same
  fingerprint text not null check (length(fingerprint) between 1 and 200),
  kind text not null check (length(kind) between 1 and 60),
  severity text not null check (severity in ('warning', 'critical')),
  title text not null,
  detail text not null default '',
  first_at timestamptz not null default clock_timestamp(),
  last_at timestamptz not null default clock_timestamp(),
  count integer not null default 1,
  acknowledged_at timestamptz,
  acknowledged_by uuid references auth.users (id) on delete set null,
  resolved_at timestamptz,
  -- null: it cleared by itself
  resolved_by uuid references auth.users (id) on delete set null
);
create unique index one_open_alert on monitoring.alerts (fingerprint) where resolved_at is null;
create index alerts_by_time on monitoring.alerts (last_at desc);

-- What waits for a worker at this moment: how much, and for how many seconds the oldest. The job store makes its
-- tables when its first process starts.
create function monitoring.queue(out depth integer, out oldest_seconds double precision)
language plpgsql stable security definer set search_path = ''
as $$
begin
  depth := 0;
  oldest_seconds := 0;
  if to_regclass('pgboss.job') is null then
    return;
  end if;
  select count(*), coalesce(extract(epoch from clock_timestamp() - min(job.start_after)), 0)
    into depth, oldest_seconds
    from pgboss.job as job
   where job.name = 'generation' and job.state < 'active' and job.start_after <= clock_timestamp();
end
$$;

create function monitoring.to_alert_json(alert monitoring.alerts) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', alert.id, 'kind', alert.kind, 'severity', alert.severity, 'title', alert.title,
    'detail', alert.detail, 'count', alert.count,
    'firstAt', floor(extract(epoch from alert.first_at) * 1000),
    'lastAt', floor(extract(epoch from alert.last_at) * 1000),
    'acknowledgedAt', floor(extract(epoch from alert.acknowledged_at) * 1000),
    'resolvedAt', floor(extract(epoch from alert.resolved_at) * 1000))
$$;

create function monitoring.tell_alert() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('system', 'alert', jsonb_build_object('alert', monitoring.to_alert_json(new)), true);
  return null;
end
$$;

create trigger tell_alert after insert or update on monitoring.alerts
for each row execute function monitoring.tell_alert();

-- Raises an alert, or counts another occurrence of the one that is open.
create function monitoring.raise_alert(
  fingerprint text, kind text, severity text, title text, detail text, occurrences integer default 1)
returns void
language sql security definer set search_path = ''
as $$
  insert into monitoring.alerts as alert (fingerprint, kind, severity, title, detail, count)
  values (raise_alert.fingerprint, raise_alert.kind, raise_alert.severity, left(raise_alert.title, 300),
          left(raise_alert.detail, 4000), raise_alert.occurrences)
  on conflict (fingerprint) where resolved_at is null
  do update set last_at = clock_timestamp(), count = alert.count + excluded.count,
                title = excluded.title, detail = excluded.detail, severity = excluded.severity
$$;

-- One report of a process: its sample, and the unexpected errors since the last, `[{fingerprint, title, detail,
-- count}, ...]`.
create function monitoring.report(
  instance text, process text, started_at timestamptz, sample jsonb, errors jsonb default '[]')
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  now_at timestamptz := clock_timestamp();
  waiting record;
  full_sample jsonb;
  error jsonb;
begin
  select * into waiting from monitoring.queue();
  full_sample := sample || jsonb_build_object(
    'queueDepth', waiting.depth, 'queueOldestSeconds', round(waiting.oldest_seconds::numeric, 1));
  insert into monitoring.instances as known (instance, process, started_at, seen_at, sample)
  values (report.instance, report.process, report.started_at, now_at, full_sample)
  on conflict on constraint instances_pkey
  do update set seen_at = now_at, sample = excluded.sample, stopped_at = null;
  insert into monitoring.samples (at, instance, sample) values (now_at, report.instance, full_sample);
  for error in select value from jsonb_array_elements(errors) loop
    perform monitoring.raise_alert('error:' || (error ->> 'fingerprint'), 'error', 'warning',
                                   error ->> 'title', error ->> 'detail', (error ->> 'count')::integer);
  end loop;
  perform events.append('system', 'sample', jsonb_build_object(
    'instance', report.instance, 'process', report.process,
    'startedAt', floor(extract(epoch from report.started_at) * 1000),
    'sample', full_sample), true);
end
$$;

-- The process ends in order: its silence from now on is none to wonder about.
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

-- What the alert rules judge: every instance of the last hour and the queue.
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

-- Takes what the rules found, `[{fingerprint, kind, severity, title, detail}, ...]`: raises what is new, and clears
-- what a rule raised earlier and no longer finds. One process at a time; false when another is at it.
create function monitoring.settle(findings jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  oldest constant timestamptz := clock_timestamp() - interval '1 hour';
begin
  if not pg_try_advisory_xact_lock(hashtext('headway monitoring')) then
    return false;
  end if;
  insert into monitoring.alerts as alert (fingerprint, kind, severity, title, detail)
  select finding ->> 'fingerprint', finding ->> 'kind', finding ->> 'severity', finding ->> 'title',
         finding ->> 'detail'
    from jsonb_array_elements(findings) as finding
  on conflict (fingerprint) where resolved_at is null
  do update set last_at = clock_timestamp(), title = excluded.title, detail = excluded.detail,
                severity = excluded.severity
   -- an alert that lasts is told again when what it says changes, and otherwise now and then
   where alert.title <> excluded.title or alert.severity <> excluded.severity
      or alert.last_at < clock_timestamp() - interval '10 seconds';
  update monitoring.alerts as alert set resolved_at = clock_timestamp()
   where alert.resolved_at is null
     and alert.kind not in ('error', 'outage')
     and not exists (
       select 1 from jsonb_array_elements(findings) as finding
        where finding ->> 'fingerprint' = alert.fingerprint);

  delete from monitoring.samples where at < oldest;
  delete from monitoring.instances where seen_at < oldest;
  delete from monitoring.alerts where resolved_at < clock_timestamp() - interval '7 days';
  with gone as (
    delete from events.events where topic = 'system' and transient and created_at < oldest returning seq
  )
  update events.topics set floor = greatest(floor, newest.seq)
    from (select max(seq) as seq from gone) as newest
   where topic = 'system' and newest.seq is not null;
  return true;
end
$$;

-- A time without a database, told by a process that lived through it.
create function monitoring.record_outage(process text, seconds double precision, reason text) returns void
language sql security definer set search_path = ''
as $$
  insert into monitoring.alerts (fingerprint, kind, severity, title, detail, first_at, resolved_at)
  values ('outage:' || process || ':' || gen_random_uuid(), 'outage', 'critical',
          format('The database could not be reached from %s for %s s', process, round(seconds::numeric)),
          left(reason, 1000), clock_timestamp() - make_interval(secs => seconds), clock_timestamp())
$$;

-- The state of the topic `system`: every instance, one point per five seconds of the last hour over all instances,
-- the newest durations of each stage, alerts that are open or of the last day.
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

alter function events.snapshot(text) rename to entity_snapshot;

-- The state of a topic as of this statement: what a reader without a cursor starts from. Null where a topic has no
-- state but its events.
create function events.snapshot(topic text) returns jsonb
language sql stable security definer set search_path = ''
as $$ select case topic when 'system' then monitoring.snapshot() else events.entity_snapshot(topic) end $$;

revoke execute on function events.snapshot(text) from public, anon, authenticated;
grant execute on function events.snapshot(text) to service_role;

-- ------------------------------------------------------------------------------------------- operators

create function monitoring.acknowledge(alert uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'operators only' using errcode = '42501';
  end if;
  update monitoring.alerts as known
     set acknowledged_at = clock_timestamp(), acknowledged_by = (select auth.uid())
   where known.id = acknowledge.alert and known.acknowledged_at is null;
  return found;
end
$$;

-- What still holds is raised again as a new alert.
create function monitoring.resolve(alert uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'operators only' using errcode = '42501';
  end if;
  update monitoring.alerts as known
     set resolved_at = clock_timestamp(), resolved_by = (select auth.uid())
   where known.id = resolve.alert and known.resolved_at is null;
  return found;
end
$$;

revoke execute on all functions in schema monitoring from public, anon, authenticated;
grant execute on all functions in schema monitoring to service_role;
grant execute on function monitoring.acknowledge(uuid), monitoring.resolve(uuid) to authenticated;

-- ------------------------------------------------------------------------------------------- traces

-- The trace that an event belongs to, where its writer said so for its transaction (`headway.traceparent`), in the
-- form of the W3C header: whoever puts the event on the wire goes on with that trace.
alter table events.events
  add column traceparent text default nullif(current_setting('headway.traceparent', true), '')
  constraint event_traceparent check (length(traceparent) <= 100);
