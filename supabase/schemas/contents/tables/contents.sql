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
  -- the finished article: `articleSchema` of packages/pipeline
  article jsonb,
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  completed_at timestamptz,
  shelf text not null default 'active' check (shelf in ('active', 'archive', 'trash')),
  -- when it was moved to its shelf; what has been in the trash for 30 days is deleted
  shelved_at timestamptz not null default now(),
  -- whether exported pages ask search engines not to list them
  noindex boolean not null default false,
  -- the title that the article is to have; null when the writer chooses it
  wanted_title text check (length(wanted_title) between 1 and 200)
);
create index contents_by_project on public.contents (project_id, created_at desc);
create index contents_in_trash on public.contents (shelved_at) where shelf = 'trash';

create constraint trigger tell_project_of_new_content
after insert on public.contents
deferrable initially deferred
for each row execute function private.tell_project_of_content();

create constraint trigger tell_project_of_status
after update of status on public.contents
deferrable initially deferred
for each row when (old.status is distinct from new.status)
execute function private.tell_project_of_content();

create constraint trigger tell_project_of_shelf
after update of shelf or delete on public.contents
deferrable initially deferred
for each row execute function private.tell_project_of_shelf();

create constraint trigger tell_project_of_noindex
after update of noindex on public.contents
deferrable initially deferred
for each row when (old.noindex is distinct from new.noindex)
execute function private.tell_project_of_noindex();

create trigger record_deleted_articles after delete on public.contents
referencing old table as deleted for each statement execute function private.record_deleted_articles();

create trigger record_noindex_activity after update of noindex on public.contents
for each row when (old.noindex is distinct from new.noindex) execute function private.record_noindex_activity();

create constraint trigger delete_topic after delete on public.contents
deferrable initially deferred for each row execute function private.delete_topic('content');

grant select, delete on public.contents to authenticated;
grant update (noindex) on public.contents to authenticated;
grant all on public.contents to service_role;

alter table public.contents enable row level security;

create policy "members see their contents" on public.contents
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "only editors see the trash" on public.contents
as restrictive for select to authenticated
using (shelf <> 'trash' or project_id = any (array(select private.own_projects('editor'))));

create policy "editors decide whether search engines list contents" on public.contents
for update to authenticated
using (project_id = any (array(select private.own_projects('editor'))))
with check (project_id = any (array(select private.own_projects('editor'))));

create policy "editors delete contents" on public.contents
for delete to authenticated using (project_id = any (array(select private.own_projects('editor'))));
