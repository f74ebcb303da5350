create table public.generation_stages (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  position integer not null,
  status text not null check (status in ('running', 'complete', 'failed', 'cancelled')),
  -- how often the stage was begun; more than 1 after a worker died in it
  runs integer not null default 1,
  -- the search provider or model that did the work; durations are comparable only within one provider
  provider text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  duration_ms integer,
  primary key (generation_id, stage)
);
-- Estimates use the newest durations of a stage with a provider.
create index stage_durations on public.generation_stages (stage, provider, finished_at desc)
  where status = 'complete';
-- A queued generation does not know its providers yet. Its estimates use the newest durations of any provider.
create index latest_stage_durations on public.generation_stages (stage, finished_at desc) where status = 'complete';

grant select on public.generation_stages to authenticated;
grant all on public.generation_stages to service_role;

alter table public.generation_stages enable row level security;

create policy "members see their stages" on public.generation_stages
for select to authenticated
using (exists (select 1 from public.generations as generation where generation.id = generation_id));
