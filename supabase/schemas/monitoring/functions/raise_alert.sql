-- Raises an alert, or adds occurrences to the open alert with the same fingerprint.
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

revoke execute on function monitoring.raise_alert(text, text, text, text, text, integer) from public;
grant execute on function monitoring.raise_alert(text, text, text, text, text, integer) to service_role;
