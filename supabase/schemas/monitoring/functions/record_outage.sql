-- Records a time without a database, reported by a process that noticed it. Reports whose times overlap are one
-- alert with one line for each process.
create function monitoring.record_outage(process text, seconds double precision, reason text) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  now_at constant timestamptz := clock_timestamp();
  began_at timestamptz := now_at - make_interval(secs => seconds);
  line constant text := format('%s: %s', process, left(reason, 300));
  earlier monitoring.alerts;
begin
  -- one report at a time: two at once would not see each other's alert
  perform pg_advisory_xact_lock(hashtext('headway outage'));
  select alert.* into earlier from monitoring.alerts as alert
   where alert.kind = 'outage' and alert.resolved_at >= began_at
   order by alert.resolved_at desc limit 1;
  began_at := least(began_at, earlier.first_at);
  if earlier.id is null then
    insert into monitoring.alerts (fingerprint, kind, severity, title, detail, first_at, last_at, resolved_at)
    values ('outage:' || gen_random_uuid(), 'outage', 'critical',
            monitoring.to_outage_title(began_at, now_at), line, began_at, now_at, now_at);
  else
    update monitoring.alerts as alert
       set first_at = began_at, last_at = now_at, resolved_at = now_at,
           title = monitoring.to_outage_title(began_at, now_at),
           detail = left(earlier.detail || E'\n' || line, 4000)
     where alert.id = earlier.id;
  end if;
end
$$;

revoke execute on function monitoring.record_outage(text, double precision, text) from public;
grant execute on function monitoring.record_outage(text, double precision, text) to service_role;
