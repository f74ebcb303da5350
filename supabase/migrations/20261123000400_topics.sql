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

-- The same for many people at once, `[{subject, topics}, ...]`: which of these streams may go on? Answers in order,
-- true where that person may still read every topic. Called by the server, which becomes each of them in turn.
create function events.can_read_topics(checks jsonb) returns boolean[]
language plpgsql security invoker set search_path = ''
as $$
declare
  role_before text := current_setting('role');
  claims_before text := current_setting('request.jwt.claims', true);
  sub_before text := current_setting('request.jwt.claim.sub', true);
  answers boolean[] := '{}';
  item jsonb;
begin
  for item in select value from jsonb_array_elements(checks) with ordinality order by ordinality loop
    perform set_config('request.jwt.claims',
                       jsonb_build_object('sub', item ->> 'subject', 'role', 'authenticated')::text, true);
    perform set_config('request.jwt.claim.sub', item ->> 'subject', true);
    perform set_config('role', 'authenticated', true);
    answers := answers || (
      select coalesce(bool_and(events.can_read_topic(topic)), false)
        from jsonb_array_elements_text(item -> 'topics') as topic
    );
    perform set_config('role', role_before, true);
  end loop;
  perform set_config('request.jwt.claims', coalesce(claims_before, ''), true);
  perform set_config('request.jwt.claim.sub', coalesce(sub_before, ''), true);
  return answers;
end
$$;

-- The state of a topic as of this statement: what a reader without a cursor starts from. Null where a topic
-- has no state but its events.
create function events.snapshot(topic text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if topic ~ '^content:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return (
      select generation.state || jsonb_build_object('text', generation.draft)
        from public.generations as generation
       where generation.content_id = split_part(topic, ':', 2)::uuid
       order by generation.created_at desc
       limit 1
    );
  end if;
  return null;
end
$$;

revoke execute on function events.can_read_topic(text), events.can_read_topics(jsonb), events.snapshot(text)
  from public, anon, authenticated;
grant execute on function events.can_read_topic(text) to authenticated, service_role;
grant execute on function events.can_read_topics(jsonb), events.snapshot(text) to service_role;
