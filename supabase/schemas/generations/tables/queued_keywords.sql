-- Keywords that wait in the queue of a project. The worker makes a content and a generation of the first one as soon as
-- fewer generations of the project are queued or running than may run at once. Until then a keyword costs nothing.
create table public.queued_keywords (
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.generation_queues (project_id) on delete cascade,
  -- the order in the queue; there are gaps
  place integer not null,
  keyword text not null
    check (length(keyword) between 1 and 200 and private.is_name(keyword) and keyword ~ '[^[:punct:][:space:]]'),
  locale text not null check (locale ~ '^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$' and length(locale) <= 20),
  -- the title that the article is to have; null when the writer chooses it
  title text check (length(title) between 1 and 200 and private.is_name(title)),
  -- the list with which it came
  batch uuid not null,
  -- null once the account is deleted
  queued_by uuid references auth.users (id) on delete set null,
  queued_at timestamptz not null default now(),
  -- deferrable: a move changes the places of many rows in one statement
  constraint one_keyword_a_place unique (project_id, place) deferrable initially immediate
);
create index queued_keywords_by_batch on public.queued_keywords (batch);

grant select on public.queued_keywords to authenticated;
grant all on public.queued_keywords to service_role;

alter table public.queued_keywords enable row level security;

create policy "members see what waits" on public.queued_keywords
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));
