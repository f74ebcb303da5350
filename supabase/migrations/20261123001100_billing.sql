-- What a project may use, what it has used, and what it pays for.
--
-- Limits are per calendar month in UTC, whatever Stripe's periods are. A generation counts from its request on; it
-- is given back when it fails for our fault or is cancelled before anything is written. Words, tokens and cost are
-- of what really ran, whichever way it ended, in the month of the request.

create table public.plans (
  id text primary key,
  name text not null,
  -- a project with several subscriptions has the highest plan of them
  rank integer not null unique,
  -- null: no limit
  generations_per_month integer check (generations_per_month > 0),
  -- how its price is found in Stripe; null for what is not for sale
  stripe_lookup_key text unique
);
insert into public.plans (id, name, rank, generations_per_month, stripe_lookup_key) values
  ('free', 'Free', 0, 30, null),
  ('team', 'Team', 1, 1000, 'headway_team'),
  ('business', 'Business', 2, null, 'headway_business');

create table public.subscriptions (
  -- Stripe's, or any other for a plan that an operator gives
  id text primary key check (length(id) between 1 and 200),
  -- null until the checkout that made it has told
  project_id uuid references public.projects (id) on delete cascade,
  -- null while its price belongs to no plan
  plan_id text references public.plans (id),
  -- as Stripe calls it: active, trialing, past_due, unpaid, incomplete, incomplete_expired, paused, canceled
  status text not null check (length(status) between 1 and 40),
  stripe_customer_id text,
  stripe_price_id text,
  -- of one period, in the currency's smallest unit
  amount bigint,
  -- ISO 4217 in lower case, as Stripe sends it
  currency text check (length(currency) between 1 and 10),
  current_period_end timestamptz,
  -- set when it ends and is not renewed
  cancel_at timestamptz,
  payment_failed_at timestamptz,
  -- which event this is the state of: later ones win, earlier ones are past
  event_created timestamptz not null default '-infinity',
  event_rank integer not null default 0,
  event_id text not null default '',
  created_at timestamptz not null default now()
);
create index subscriptions_by_project on public.subscriptions (project_id);
create index subscriptions_by_customer on public.subscriptions (stripe_customer_id);

create table public.usage (
  project_id uuid not null references public.projects (id) on delete cascade,
  -- its first day
  month date not null check (extract(day from month) = 1),
  generations integer not null default 0 check (generations >= 0),
  words bigint not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  search_calls bigint not null default 0,
  -- what the providers charge for that, in millionths of a US dollar
  cost_micros bigint not null default 0,
  -- generations whose cost is not known, for want of a price
  unpriced integer not null default 0,
  updated_at timestamptz not null default now(),
  primary key (project_id, month)
);

-- Every webhook that was taken in, so that none is taken in twice.
create table private.stripe_events (
  id text primary key,
  type text not null,
  created timestamptz not null,
  received_at timestamptz not null default now()
);

-- What providers charge, in millionths of a US dollar. What runs here costs nothing; the rest is the operator's to
-- enter, by the name that `generation_stages.provider` has.
create table private.provider_prices (
  provider text primary key,
  per_search numeric not null default 0,
  per_million_input_tokens numeric not null default 0,
  per_million_output_tokens numeric not null default 0
);
insert into private.provider_prices (provider) values ('offline-library'), ('extractive'), ('searxng');

-- ------------------------------------------------------------------------------------------ plan and limit

create function private.to_month(moment timestamptz) returns date
language sql immutable set search_path = ''
as $$ select date_trunc('month', moment at time zone 'UTC')::date $$;

-- The plan a project has now. A payment that is late takes nothing away until Stripe gives up on it.
create function private.plan_of(project uuid) returns public.plans
language sql stable security definer set search_path = ''
as $$
  select plan.*
    from public.plans as plan
   where plan.id = 'free'
      or plan.id in (select subscription.plan_id from public.subscriptions as subscription
                      where subscription.project_id = project
                        and subscription.status in ('active', 'trialing', 'past_due'))
   order by plan.rank desc
   limit 1
$$;

-- Keeps others from counting in this project's month until the transaction ends, and says whether one more
-- generation fits. `usage_limit` is null where there is none.
create function private.admit_generation(
  project uuid, out admitted boolean, out used integer, out usage_limit integer, out plan_id text,
  out renews_at timestamptz
)
language plpgsql security definer set search_path = ''
as $$
declare
  this_month date := private.to_month(now());
  plan public.plans;
begin
  insert into public.usage (project_id, month) values (project, this_month) on conflict do nothing;
  select generations into used from public.usage
   where project_id = project and month = this_month for update;
  plan := private.plan_of(project);
  usage_limit := plan.generations_per_month;
  plan_id := plan.id;
  admitted := usage_limit is null or used < usage_limit;
  renews_at := (this_month + interval '1 month') at time zone 'UTC';
end
$$;

-- ------------------------------------------------------------------------------------------ metering

create function private.count_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.usage as usage (project_id, month, generations)
  values (new.project_id, private.to_month(new.created_at), 1)
  on conflict (project_id, month) do update set generations = usage.generations + 1, updated_at = now();
  return null;
end
$$;

create trigger count_generation after insert on public.generations
for each row execute function private.count_generation();

-- What a generation has used of its providers, as far as its stages have handed over: the last stage's article has
-- the sum, before it each stage has its own.
create function private.usage_of_generation(
  generation uuid, out search_calls bigint, out input_tokens bigint, out output_tokens bigint,
  out cost_micros bigint
)
language plpgsql stable security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  whole jsonb;
  search_price private.provider_prices;
  write_price private.provider_prices;
begin
  select output -> 'article' -> 'usage' into whole from private.stage_outputs as stored
   where stored.generation_id = generation and stored.stage = 'optimization';
  select coalesce(sum((part ->> 'searchCalls')::bigint), 0), coalesce(sum((part ->> 'inputTokens')::bigint), 0),
         coalesce(sum((part ->> 'outputTokens')::bigint), 0)
    into search_calls, input_tokens, output_tokens
    from (select whole as part where whole is not null
          union all
          select stored.output -> 'usage' from private.stage_outputs as stored
           where stored.generation_id = generation and whole is null) as parts;
  select price.* into search_price from private.provider_prices as price
    join public.generation_stages as stage on stage.provider = price.provider
   where stage.generation_id = generation and stage.stage = 'serp-analysis';
  select price.* into write_price from private.provider_prices as price
    join public.generation_stages as stage on stage.provider = price.provider
   where stage.generation_id = generation and stage.stage = 'content-generation';
  -- what was not used has no price to want
  cost_micros := ceil(
    case when search_calls = 0 then 0 else search_calls * search_price.per_search end
    + case when input_tokens + output_tokens = 0 then 0
      else (input_tokens * write_price.per_million_input_tokens
            + output_tokens * write_price.per_million_output_tokens) / 1000000 end);
end
$$;

-- Enters what a generation came to. `given_back` takes it off the count again.
create function private.meter_generation(generation public.generations, words bigint, given_back boolean)
returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  used record;
begin
  select * into used from private.usage_of_generation(generation.id);
  update public.usage as entry
     set generations = greatest(0, entry.generations - given_back::integer),
         words = entry.words + words,
         input_tokens = entry.input_tokens + used.input_tokens,
         output_tokens = entry.output_tokens + used.output_tokens,
         search_calls = entry.search_calls + used.search_calls,
         cost_micros = entry.cost_micros + coalesce(used.cost_micros, 0),
         unpriced = entry.unpriced + (used.cost_micros is null)::integer,
         updated_at = now()
   where entry.project_id = generation.project_id and entry.month = private.to_month(generation.created_at);
end
$$;

create function private.has_begun_writing(generation uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select 1 from public.generation_stages
                  where generation_id = generation and stage = 'content-generation')
$$;

create function private.meter_ended_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(
    new,
    case new.status when 'complete'
      then coalesce((select words from public.contents where id = new.content_id), 0) else 0 end,
    case new.status
      when 'failed' then new.error_code not in ('keyword_not_covered', 'too_few_results', 'too_few_pages')
      when 'cancelled' then not private.has_begun_writing(new.id)
      else false
    end);
  return null;
end
$$;

-- At the commit, when the article is stored whatever the order of writing.
create constraint trigger meter_ended_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.meter_ended_generation();

-- A content that is deleted while it is generated counts as cancelled.
create function private.meter_deleted_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.meter_generation(old, 0, not private.has_begun_writing(old.id));
  return old;
end
$$;

create trigger meter_deleted_generation before delete on public.generations
for each row when (old.status in ('queued', 'running'))
execute function private.meter_deleted_generation();

-- ------------------------------------------------------------------------------------------ what is told

-- Owners hear once a month that four fifths of the limit are used, and once that all of it is. A higher limit is
-- another matter, and told again.
create function private.notify_of_usage() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  plan public.plans := private.plan_of(new.project_id);
  percent integer := case
    when new.generations >= plan.generations_per_month then 100
    when new.generations * 5 >= plan.generations_per_month * 4 then 80
  end;
begin
  if percent is null then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'usage_alert',
    format('usage:%s:%s:%s:%s', new.project_id, new.month, plan.generations_per_month, percent),
    'usage:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'percent', percent, 'used', new.generations, 'limit', plan.generations_per_month, 'planName', plan.name,
      'renewsAt', (new.month + interval '1 month') at time zone 'UTC'));
  return null;
end
$$;

create constraint trigger notify_of_first_usage
after insert on public.usage
deferrable initially deferred
for each row when (new.generations > 0)
execute function private.notify_of_usage();
create constraint trigger notify_of_usage
after update of generations on public.usage
deferrable initially deferred
for each row when (new.generations > old.generations)
execute function private.notify_of_usage();

-- Owners hear of a change that they can notice: another plan, another status, an end in sight, a payment that failed.
create function private.notify_of_subscription() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  earlier public.subscriptions;
  change text;
begin
  if tg_op = 'UPDATE' then
    earlier := old;
  end if;
  change := case
    when new.payment_failed_at is distinct from earlier.payment_failed_at and new.payment_failed_at is not null
      then 'payment_failed'
    when new.project_id is distinct from earlier.project_id or new.plan_id is distinct from earlier.plan_id
      then 'plan'
    when new.status is distinct from earlier.status then 'status'
    when new.cancel_at is distinct from earlier.cancel_at then 'cancel_at'
  end;
  -- begun but not yet paid: what comes of it follows
  if change is null or new.project_id is null or (change <> 'payment_failed' and new.status = 'incomplete') then
    return null;
  end if;
  perform private.notify_members(
    new.project_id, 'owner', 'subscription_changed',
    format('subscription:%s:%s', new.id, coalesce(nullif(current_setting('headway.stripe_event', true), ''),
                                                  gen_random_uuid()::text)),
    'billing:' || new.project_id,
    jsonb_build_object(
      'projectName', (select name from public.projects where id = new.project_id),
      'change', change,
      'planName', (select name from public.plans where id = new.plan_id),
      'status', new.status,
      'cancelAt', new.cancel_at,
      'amount', new.amount,
      'currency', new.currency));
  return null;
end
$$;

create constraint trigger notify_of_subscription
after insert or update on public.subscriptions
deferrable initially deferred
for each row execute function private.notify_of_subscription();

-- --------------------------------------------------------------------------------- row-level security

revoke execute on function
  private.plan_of(uuid),
  private.admit_generation(uuid),
  private.usage_of_generation(uuid),
  private.meter_generation(public.generations, bigint, boolean),
  private.has_begun_writing(uuid)
from public, anon, authenticated;
grant all on private.stripe_events, private.provider_prices to service_role;
grant execute on function private.plan_of(uuid), private.admit_generation(uuid) to service_role;

alter table public.plans enable row level security;
alter table public.subscriptions enable row level security;
alter table public.usage enable row level security;

grant select on public.plans, public.usage, public.subscriptions to authenticated;
grant all on public.plans, public.subscriptions, public.usage to service_role;

create policy "everyone sees the plans" on public.plans for select to authenticated using (true);

create policy "owners see what they pay for" on public.subscriptions
for select to authenticated using (private.has_role(project_id, 'owner'));

create policy "members see what is used" on public.usage
for select to authenticated using (private.has_role(project_id, 'viewer'));
