-- What clears and comes back within minutes is the same matter: its alert is opened again and counted, instead of a
-- row of equal ones.

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
     -- what a person resolved is done with: if it holds again, that is news
     and alert.resolved_by is null
$$;

create index alerts_by_fingerprint on monitoring.alerts (fingerprint, first_at desc);

alter function monitoring.settle(jsonb) rename to settle_findings;

-- Takes what the rules found, as `monitoring.settle_findings` has it, which holds the lock until the commit.
create function monitoring.settle(findings jsonb) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not pg_try_advisory_xact_lock(hashtext('headway monitoring')) then
    return false;
  end if;
  perform monitoring.reopen(findings);
  return monitoring.settle_findings(findings);
end
$$;

revoke execute on function monitoring.reopen(jsonb), monitoring.settle(jsonb) from public, anon, authenticated;
grant execute on function monitoring.settle(jsonb) to service_role;
