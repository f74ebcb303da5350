create table public.subscriptions (
  -- Stripe's id, or any other id for a plan that an operator gives
  id text primary key check (length(id) between 1 and 200),
  -- null until the event of its checkout has arrived
  project_id uuid references public.projects (id) on delete cascade,
  -- null while its price belongs to no plan
  plan_id text references public.plans (id),
  -- in Stripe's words: active, trialing, past_due, unpaid, incomplete, incomplete_expired, paused, canceled
  status text not null check (length(status) between 1 and 40),
  stripe_customer_id text,
  stripe_price_id text,
  -- of one period, in the currency's smallest unit
  amount bigint,
  -- ISO 4217 in lower case, as Stripe sends it
  currency text check (length(currency) between 1 and 10),
  current_period_end timestamptz,
  -- when it ends; null while it will be renewed
  cancel_at timestamptz,
  payment_failed_at timestamptz,
  -- The event that this state comes from. An event with a lower (event_created, event_rank, event_id) changes nothing.
  event_created timestamptz not null default '-infinity',
  event_rank integer not null default 0,
  event_id text not null default '',
  created_at timestamptz not null default now()
);
create index subscriptions_by_project on public.subscriptions (project_id);
create index subscriptions_by_customer on public.subscriptions (stripe_customer_id);

create constraint trigger notify_of_subscription
after insert or update on public.subscriptions
deferrable initially deferred
for each row execute function private.notify_of_subscription();

create trigger record_plan_activity after insert or delete or update of project_id, plan_id, status on public.subscriptions
for each row execute function private.record_plan_activity();

grant select on public.subscriptions to authenticated;
grant all on public.subscriptions to service_role;

alter table public.subscriptions enable row level security;

create policy "owners see what they pay for" on public.subscriptions
for select to authenticated using (project_id = any (array(select private.own_projects('owner'))));
