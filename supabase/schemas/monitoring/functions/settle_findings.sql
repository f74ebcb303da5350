-- As `monitoring.settle`, without opening alerts again.
create function monitoring.settle_findings(findings jsonb) returns boolean
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

revoke execute on function monitoring.settle_findings(jsonb) from public;
grant execute on function monitoring.settle_findings(jsonb) to service_role;
