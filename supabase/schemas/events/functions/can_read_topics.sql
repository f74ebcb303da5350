-- The answers of `events.can_read_topic` for several people, `[{subject, topics}, ...]`, in this order: true if the
-- person may read all of the topics. The server asks this for its open streams; the function acts as each person in
-- turn.
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

revoke execute on function events.can_read_topics(jsonb) from public;
grant execute on function events.can_read_topics(jsonb) to service_role;
