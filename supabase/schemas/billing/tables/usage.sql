create table public.usage (
  project_id uuid not null references public.projects (id) on delete cascade,
  -- the first day of the month
  month date not null check (extract(day from month) = 1),
  generations integer not null default 0 check (generations >= 0),
  words bigint not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  search_calls bigint not null default 0,
  -- what the providers charge for these, in millionths of a US dollar
  cost_micros bigint not null default 0,
  -- generations whose cost is unknown because a price is missing
  unpriced integer not null default 0,
  updated_at timestamptz not null default now(),
  primary key (project_id, month)
);

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

grant select on public.usage to authenticated;
grant all on public.usage to service_role;

alter table public.usage enable row level security;

create policy "members see what is used" on public.usage
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));
