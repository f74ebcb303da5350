-- What such a database needs after the functions of the baseline are in it.

alter table public.notifications
  drop constraint notification_kind,
  add constraint notification_kind check (private.default_email(kind) is not null);
alter table public.notification_preferences
  drop constraint preference_kind,
  add constraint preference_kind check (private.default_email(kind) is not null);

alter table public.contents
  add column shelf text not null default 'active' check (shelf in ('active', 'archive', 'trash')),
  add column shelved_at timestamptz not null default now();
create index contents_in_trash on public.contents (shelved_at) where shelf = 'trash';
create constraint trigger tell_project_of_shelf
after update of shelf or delete on public.contents
deferrable initially deferred
for each row execute function private.tell_project_of_shelf();
create policy "only editors see the trash" on public.contents
as restrictive for select to authenticated using (shelf <> 'trash' or private.has_role(project_id, 'editor'));

alter table public.projects add column trashed_at timestamptz;
create constraint trigger tell_of_project
after update of name, trashed_at on public.projects
deferrable initially deferred
for each row execute function private.tell_of_project();

alter table public.projects
  add column sites text[] not null default '{}'
    check (cardinality(sites) <= 20 and length(array_to_string(sites, '')) <= 4000);
grant update (sites) on public.projects to authenticated;
alter policy "owners rename their projects" on public.projects rename to "owners change their projects";

alter table public.contents add column noindex boolean not null default false;
grant update (noindex) on public.contents to authenticated;
create policy "editors decide whether search engines list contents" on public.contents
for update to authenticated
using (private.has_role(project_id, 'editor')) with check (private.has_role(project_id, 'editor'));

create table public.figure_answers (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  figure text not null check (length(figure) between 1 and 100),
  sentence text not null check (length(sentence) between 1 and 5000),
  -- null once the account is deleted
  answered_by uuid default auth.uid() references auth.users (id) on delete set null,
  answered_at timestamptz not null default now()
);
create unique index figure_answers_by_content on public.figure_answers (content_id, figure, md5(sentence));

revoke all on public.figure_answers from anon, authenticated;
grant select, delete on public.figure_answers to authenticated;
grant insert (content_id, figure, sentence) on public.figure_answers to authenticated;
grant all on public.figure_answers to service_role;

alter table public.figure_answers enable row level security;

create policy "members see who answers for figures" on public.figure_answers
for select to authenticated using (private.has_content_role(content_id, 'viewer'));

create policy "editors answer for figures" on public.figure_answers
for insert to authenticated
with check (private.has_content_role(content_id, 'editor') and answered_by = (select auth.uid()));

create policy "editors withdraw answers" on public.figure_answers
for delete to authenticated using (private.has_content_role(content_id, 'editor'));
