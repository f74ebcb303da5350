-- Every webhook that was processed. A webhook that Stripe sends again is recognized by its id.
create table private.stripe_events (
  id text primary key,
  type text not null,
  created timestamptz not null,
  received_at timestamptz not null default now()
);

grant all on private.stripe_events to service_role;
