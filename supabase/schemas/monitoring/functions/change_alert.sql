-- Acknowledges or resolves an alert, for the signed-in operator. A condition that persists after its alert was resolved
-- raises a new one. False if the alert has that state already.
create function monitoring.change_alert(alert uuid, change text) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'operators only' using errcode = '42501';
  end if;
  if change = 'acknowledge' then
    update monitoring.alerts as known
       set acknowledged_at = clock_timestamp(), acknowledged_by = (select auth.uid())
     where known.id = alert and known.acknowledged_at is null;
  elsif change = 'resolve' then
    update monitoring.alerts as known
       set resolved_at = clock_timestamp(), resolved_by = (select auth.uid())
     where known.id = alert and known.resolved_at is null;
  end if;
  return found;
end
$$;

revoke execute on function monitoring.change_alert(uuid, text) from public;
grant execute on function monitoring.change_alert(uuid, text) to authenticated, service_role;
