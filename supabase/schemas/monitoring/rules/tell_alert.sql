-- Appends a new or changed alert to the topic `system`.
create function monitoring.tell_alert() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform events.append('system', 'alert', jsonb_build_object('alert', monitoring.to_alert_json(new)), true);
  return null;
end
$$;

revoke execute on function monitoring.tell_alert() from public;
grant execute on function monitoring.tell_alert() to service_role;
