-- Whoever may read a topic may know how far it is: a page reads a state and the cursor that goes with it in one
-- statement, as the person it is for.

grant select on events.topics, events.epoch to authenticated;

alter table events.topics enable row level security;

create policy "readers of a topic see its position" on events.topics
for select to authenticated using (events.can_read_topic(topic));
