-- Stores the findings of the alert rules, `[{fingerprint, kind, severity, title, detail}, ...]`. Raises an alert for a
-- new finding, opens an alert again that was resolved less than 5 minutes ago, and resolves an alert whose rule no
-- longer finds it. Deletes samples older than an hour and resolved alerts older than 7 days. One process at a time:
-- false when another process holds the lock, which lasts until the commit.
create function monitoring.record_findings(findings jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
declare
  oldest constant timestamptz := clock_timestamp() - interval '1 hour';
begin
  if not pg_try_advisory_xact_lock(hashtext('headway monitoring')) then
    return false;
  end if;
  perform monitoring.reopen(findings);
  insert into monitoring.alerts as alert (fingerprint, kind, severity, title, detail)
  select finding ->> 'fingerprint', finding ->> 'kind', finding ->> 'severity', finding ->> 'title',
         finding ->> 'detail'
    from jsonb_array_elements(findings) as finding
  on conflict (fingerprint) where resolved_at is null
  do update set last_at = clock_timestamp(), title = excluded.title, detail = excluded.detail,
                severity = excluded.severity
   -- an open alert is sent again when its text changes, and otherwise every 10 seconds
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

revoke execute on function monitoring.record_findings(jsonb) from public;
grant execute on function monitoring.record_findings(jsonb) to service_role;
