-- Marks an alert as seen by the signed-in operator. False if it was acknowledged before.
create function monitoring.acknowledge(alert uuid) returns boolean
language plpgsql security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'operators only' using errcode = '42501';
  end if;
  update monitoring.alerts as known
     set acknowledged_at = clock_timestamp(), acknowledged_by = (select auth.uid())
   where known.id = acknowledge.alert and known.acknowledged_at is null;
  return found;
end
$$;

revoke execute on function monitoring.acknowledge(uuid) from public;
grant execute on function monitoring.acknowledge(uuid) to authenticated, service_role;
