-- The event log: named topics, each a sequence of durable events in the order of the commits, without gaps.
--
-- The order comes from the row of the topic: `events.append` raises `head` while it holds the lock of that row, inside
-- the caller's transaction. A higher number therefore never becomes visible before a lower one. NOTIFY says only which
-- topic moved; a reader that misses a notification still finds the events in the table.
create table events.topics (
  -- a kind, then any number of parts after colons; never a comma, which separates topics in a list
  topic text primary key constraint topic_name
    check (length(topic) <= 200 and topic ~ '^[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)*$'),
  -- the sequence number of the newest event
  head bigint not null default 0,
  -- the highest sequence number that was ever pruned; a reader with a lower cursor needs the snapshot
  floor bigint not null default 0
);

grant select on events.topics to authenticated, service_role;

alter table events.topics enable row level security;

-- A page reads a state and its cursor in one statement, as the person who opened it.
create policy "readers of a topic see its position" on events.topics
for select to authenticated using (events.can_read_topic(topic));
