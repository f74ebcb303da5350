-- Stores one report of a process: its sample, and its unexpected errors since the last report, `[{fingerprint,
-- title, detail, count}, ...]`.
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

revoke execute on function monitoring.report(text, text, timestamptz, jsonb, jsonb) from public;
grant execute on function monitoring.report(text, text, timestamptz, jsonb, jsonb) to service_role;
