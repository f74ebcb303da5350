-- Appends an event to a person's topic, with the unread count as of that event. The row of the topic is locked
-- before counting, so that a later event never has an earlier count.
create function private.append_for_person(person uuid, type text, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
begin
  insert into events.topics (topic) values ('user:' || person) on conflict do nothing;
  perform 1 from events.topics as t where t.topic = 'user:' || person for update;
  perform events.append('user:' || person, type, data || jsonb_build_object('unread', private.count_unread(person)));
end
$$;

revoke execute on function private.append_for_person(uuid, text, jsonb) from public;
