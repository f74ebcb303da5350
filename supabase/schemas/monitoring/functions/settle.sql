-- Takes what the rules found, `[{fingerprint, kind, severity, title, detail}, ...]`: raises what is new, and clears
-- what a rule raised earlier and no longer finds. One process at a time; false when another is at it.
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

revoke execute on function monitoring.settle(jsonb) from public;
grant execute on function monitoring.settle(jsonb) to service_role;
