-- Appends many events of one topic, `[{type, data, transient?}, ...]`, in their order, with one notification.
-- Returns the sequence number of the last.
create function events.append_batch(topic text, batch jsonb) returns bigint
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  size integer := jsonb_array_length(batch);
  head bigint;
begin
  if size = 0 then
    return (select t.head from events.topics as t where t.topic = append_batch.topic);
  end if;
  insert into events.topics as t (topic, head) values (append_batch.topic, size)
  on conflict on constraint topics_pkey do update set head = t.head + size
  returning t.head into head;
  insert into events.events (topic, seq, type, data, transient)
  select append_batch.topic, head - size + item.position, item.event ->> 'type',
         coalesce(item.event -> 'data', '{}'), coalesce((item.event ->> 'transient')::boolean, false)
    from jsonb_array_elements(batch) with ordinality as item (event, position);
  perform pg_catalog.pg_notify('headway_events', append_batch.topic);
  return head;
end
$$;

revoke execute on function events.append_batch(text, jsonb) from public;
grant execute on function events.append_batch(text, jsonb) to service_role;
