-- Contents, the generations that make them, and the checkpoints that let another worker go on.

create table public.contents (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  keyword text not null check (length(keyword) between 1 and 200),
  locale text not null default 'en-US' check (length(locale) between 2 and 20),
  status text not null default 'queued'
    check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
  title text,
  score numeric(4, 1),
  words integer,
  -- the finished article, of the shape `articleSchema` of packages/pipeline
  article jsonb,
  created_by uuid not null references auth.users (id),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz
);
create index contents_by_project on public.contents (project_id, created_at desc);

create table public.generations (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  job_id uuid not null,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
  -- the fold of this generation's events, of the shape `generationStateSchema` of packages/generations
  state jsonb not null,
  -- the article as far as it has been written
  draft text not null default '',
  error_code text,
  requested_by uuid not null references auth.users (id),
  idempotency_key text check (length(idempotency_key) between 1 and 200),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index generations_by_content on public.generations (content_id, created_at desc);
create index generations_by_project on public.generations (project_id, status);
-- A content is never written by two generations at once.
create unique index one_live_generation on public.generations (content_id) where status in ('queued', 'running');
-- A repeated request finds what the first one made.
create unique index generations_by_idempotency_key
  on public.generations (project_id, requested_by, idempotency_key) where idempotency_key is not null;

create table public.generation_stages (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  position integer not null,
  status text not null check (status in ('running', 'complete', 'failed', 'cancelled')),
  -- how often it was begun; more than 1 after a worker died in it
  runs integer not null default 1,
  -- what did the work (a search provider, a model); durations are comparable only within one
  provider text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  duration_ms integer,
  primary key (generation_id, stage)
);
-- Estimates are read from here: the newest durations of a stage with a provider.
create index stage_durations on public.generation_stages (stage, provider, finished_at desc)
  where status = 'complete';

-- What a finished stage hands to the next. Holds the text of fetched pages, so it is nobody's but the worker's.
create table private.stage_outputs (
  generation_id uuid not null references public.generations (id) on delete cascade,
  stage text not null,
  output jsonb not null,
  primary key (generation_id, stage)
);

-- --------------------------------------------------------------------------------- row-level security

alter table public.contents enable row level security;
alter table public.generations enable row level security;
alter table public.generation_stages enable row level security;

grant select on public.contents, public.generations, public.generation_stages to authenticated;
grant delete on public.contents to authenticated;
grant all on public.contents, public.generations, public.generation_stages to service_role;

create policy "members see their contents" on public.contents
for select to authenticated using (private.has_role(project_id, 'viewer'));

create policy "editors delete contents" on public.contents
for delete to authenticated using (private.has_role(project_id, 'editor'));

create policy "members see their generations" on public.generations
for select to authenticated using (private.has_role(project_id, 'viewer'));

create policy "members see their stages" on public.generation_stages
for select to authenticated
using (exists (select 1 from public.generations as generation where generation.id = generation_id));
