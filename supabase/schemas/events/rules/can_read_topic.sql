-- May the signed-in person read this topic? Runs as that person, so that row-level security decides.
--
-- A topic is a kind (`system`) or a kind and a uuid (`content:<uuid>`). Each kind has a file in `events/topics` with
-- `events.can_read_<kind>(entity)`, where `entity` is null for a topic without a uuid. A topic of another form, or of a
-- kind without that function, cannot be read.
create function events.can_read_topic(topic text) returns boolean
language plpgsql stable security invoker set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  answer boolean;
begin
  if topic is null or topic !~ '^[a-z]+(:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$'
     or to_regprocedure(format('events.can_read_%s(uuid)', kind)) is null
  then
    return false;
  end if;
  execute format('select events.can_read_%s($1)', kind)
    into answer using nullif(split_part(topic, ':', 2), '')::uuid;
  return coalesce(answer, false);
end
$$;

revoke execute on function events.can_read_topic(text) from public;
grant execute on function events.can_read_topic(text) to authenticated, service_role;
