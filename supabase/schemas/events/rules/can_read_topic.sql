-- Which topics there are: who may read each, and what its state is.
--
-- To add a kind of topic, add its branch to both functions.

-- May the signed-in person read this topic? Runs as that person, so that row-level security decides.
create function events.can_read_topic(topic text) returns boolean
language plpgsql stable security invoker set search_path = ''
as $$
declare
  kind text := split_part(topic, ':', 1);
  entity uuid;
begin
  if topic = 'system' then
    return private.is_operator();
  end if;
  -- anything but a kind and a canonical uuid names no topic
  if topic is null or topic !~ '^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return false;
  end if;
  entity := split_part(topic, ':', 2)::uuid;
  return case kind
    when 'content' then exists (select 1 from public.contents as content where content.id = entity)
    when 'project' then exists (select 1 from public.projects as project where project.id = entity)
    when 'user' then coalesce(entity = auth.uid(), false)
    else false
  end;
end
$$;

revoke execute on function events.can_read_topic(text) from public;
grant execute on function events.can_read_topic(text) to authenticated, service_role;
