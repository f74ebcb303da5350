-- Whoever may read a topic may know how far it is: a page reads a state and the cursor that goes with it in one
-- statement, as the person it is for.

grant select on events.topics, events.epoch to authenticated;

alter table events.topics enable row level security;

create policy "readers of a topic see its position" on events.topics
for select to authenticated using (events.can_read_topic(topic));

-- May these people read these topics, pair by pair? Asked by the server about all its open streams at once. Each
-- answer is given as that person, so that row-level security decides here as it did when the stream was opened.
create function events.check_access(people uuid[], topics text[]) returns boolean[]
language plpgsql volatile security invoker set search_path = ''
as $$
declare
  answers boolean[] := '{}';
begin
  for i in 1 .. cardinality(people) loop
    perform set_config('request.jwt.claims',
                       json_build_object('sub', people[i], 'role', 'authenticated')::text, true),
            set_config('request.jwt.claim.sub', people[i]::text, true),
            set_config('role', 'authenticated', true);
    answers := answers || events.can_read_topic(topics[i]);
    perform set_config('role', 'none', true);
  end loop;
  return answers;
end
$$;

revoke execute on function events.check_access(uuid[], text[]) from public, anon, authenticated;
