-- Resolves an alert. A condition that persists raises a new alert. False if it was resolved before.
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

revoke execute on function monitoring.resolve(uuid) from public;
grant execute on function monitoring.resolve(uuid) to authenticated, service_role;
