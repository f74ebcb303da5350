-- Opens an alert again that was resolved less than 5 minutes ago and is found again, and counts the occurrence. A
-- condition that comes and goes is then one alert instead of a row of equal ones.
create function monitoring.reopen(findings jsonb) returns void
language sql security definer set search_path = ''
as $$
  update monitoring.alerts as alert
     set resolved_at = null, last_at = clock_timestamp(), count = alert.count + 1,
         title = finding.value ->> 'title', detail = finding.value ->> 'detail',
         severity = finding.value ->> 'severity'
    from jsonb_array_elements(findings) as finding
   where alert.id = (
           select newest.id from monitoring.alerts as newest
            where newest.fingerprint = finding.value ->> 'fingerprint'
            order by newest.first_at desc limit 1)
     and alert.resolved_at > clock_timestamp() - interval '5 minutes'
     -- an alert that a person resolved stays resolved; the next occurrence is a new alert
     and alert.resolved_by is null
$$;

revoke execute on function monitoring.reopen(jsonb) from public;
