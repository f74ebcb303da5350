-- The state of a topic as of this statement, from which a reader without a cursor starts: the result of
-- `events.snapshot_<kind>(entity)` in `events/topics`. Null for a topic of another form, and for a kind without that
-- function, which has no state but its events.
create function events.snapshot(topic text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  state jsonb;
begin
  if topic is null or topic !~ '^[a-z]+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$'
     or to_regprocedure(format('events.snapshot_%s(uuid)', kind)) is null
  then
    return null;
  end if;
  execute format('select events.snapshot_%s($1)', kind)
    into state using nullif(split_part(topic, ':', 2), '')::uuid;
  return state;
end
$$;

revoke execute on function events.snapshot(text) from public;
grant execute on function events.snapshot(text) to service_role;
