-- Limits are per calendar month in UTC, also where Stripe's periods differ. A generation counts from its request. It
-- stops counting when it fails through our fault or is cancelled before anything is written. Words, tokens and cost
-- are those that were used, also by generations that failed, in the month of the request.
create table public.plans (
  id text primary key,
  name text not null,
  -- a project with several subscriptions has the plan with the highest rank
  rank integer not null unique,
  -- null: no limit
  generations_per_month integer check (generations_per_month > 0),
  -- the lookup key of its price in Stripe; null for a plan that is not for sale
  stripe_lookup_key text unique
);
insert into public.plans (id, name, rank, generations_per_month, stripe_lookup_key) values
  ('free', 'Free', 0, 30, null),
  ('team', 'Team', 1, 1000, 'headway_team'),
  ('business', 'Business', 2, null, 'headway_business');

grant select on public.plans to authenticated;
grant all on public.plans to service_role;

alter table public.plans enable row level security;

create policy "everyone sees the plans" on public.plans for select to authenticated using (true);
