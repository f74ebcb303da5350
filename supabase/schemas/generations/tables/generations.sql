create table public.generations (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  job_id uuid not null,
  status text not null default 'queued'
    check (status in ('queued', 'running', 'complete', 'failed', 'cancelled')),
  -- the state that this generation's events lead to: `generationStateSchema` of packages/generations
  state jsonb not null,
  -- the article as far as it has been written
  draft text not null default '',
  error_code text,
  -- null once the account is deleted
  requested_by uuid references auth.users (id) on delete set null,
  idempotency_key text check (length(idempotency_key) between 1 and 200),
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz,
  -- How many times the state was written. The writer sends the number that it has read with each write. When the
  -- answer to a commit is lost with the connection, the number shows whether the commit was made.
  revision integer not null default 0,
  -- the list of keywords with which it came; null when it was requested by itself
  batch uuid,
  -- whether its person was told of its end together with others of the list
  told_in_batch boolean not null default false
);
create index generations_by_content on public.generations (content_id, created_at desc);
create index generations_by_project on public.generations (project_id, status);
create index generations_by_batch on public.generations (batch) where batch is not null;
create index untold_batches on public.generations (batch)
  where batch is not null and not told_in_batch and status in ('complete', 'failed');
create index newest_ended_generations on public.generations (finished_at desc) where status in ('complete', 'failed');
-- Two generations never write one content at the same time.
create unique index one_live_generation on public.generations (content_id) where status in ('queued', 'running');
-- A repeated request finds the generation that the first one made.
create unique index generations_by_idempotency_key
  on public.generations (project_id, requested_by, idempotency_key) where idempotency_key is not null;

create trigger count_generation after insert on public.generations
for each row execute function private.count_generation();

-- Deferred to the commit: the article is stored by then, in whichever order the rows were written.
create constraint trigger meter_ended_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.meter_ended_generation();

create trigger meter_deleted_generation before delete on public.generations
for each row when (old.status in ('queued', 'running'))
execute function private.meter_deleted_generation();

create constraint trigger notify_of_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status is distinct from new.status and new.status in ('complete', 'failed'))
execute function private.notify_of_generation();

create trigger record_request after insert on public.generations
for each row when (new.batch is null) execute function private.record_generation_activity();

-- Deferred to the commit: the article has its title by then.
create constraint trigger record_end
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.record_generation_activity();

grant select on public.generations to authenticated;
grant all on public.generations to service_role;

alter table public.generations enable row level security;

create policy "members see their generations" on public.generations
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));
