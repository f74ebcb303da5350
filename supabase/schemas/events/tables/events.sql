create table events.events (
  topic text not null references events.topics (topic) on delete cascade,
  seq bigint not null,
  -- the excluded names belong to frames that are not events
  type text not null constraint event_type
    check (length(type) between 1 and 80 and type not in ('connected', 'snapshot', 'reset')),
  -- the excluded fields belong to the envelope; on the wire they are on one level with these
  data jsonb not null constraint event_data
    check (jsonb_typeof(data) = 'object' and not data ?| array['type', 'topic', 'seq', 'at']),
  -- a transient event may be pruned once its effect is stored elsewhere
  transient boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  -- lets a reader stop after a number of bytes without reading `data`
  bytes integer not null generated always as (octet_length(data::text)) stored
    constraint event_size check (bytes <= 400000),
  -- the trace of the transaction that appended the event, as a W3C `traceparent` header; the server that puts the
  -- event on the wire continues that trace
  traceparent text default nullif(current_setting('headway.traceparent', true), '')
    constraint event_traceparent check (length(traceparent) <= 100),
  primary key (topic, seq)
);
create index transient_events on events.events (topic) where transient;

grant select on events.events to service_role;
