-- Appends one event and returns its sequence number.
create function events.append(topic text, type text, data jsonb default '{}', transient boolean default false)
returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  seq bigint;
begin
  insert into events.topics as t (topic, head) values (append.topic, 1)
  on conflict on constraint topics_pkey do update set head = t.head + 1
  returning t.head into seq;
  insert into events.events (topic, seq, type, data, transient)
  values (append.topic, seq, append.type, append.data, append.transient);
  perform pg_catalog.pg_notify('headway_events', append.topic);
  return seq;
end
$$;

revoke execute on function events.append(text, text, jsonb, boolean) from public;
grant execute on function events.append(text, text, jsonb, boolean) to service_role;
