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
as restrictive for select to authenticated
using (shelf <> 'trash' or project_id = any (array(select private.own_projects('editor'))));

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
using (project_id = any (array(select private.own_projects('editor'))))
with check (project_id = any (array(select private.own_projects('editor'))));

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

create policy "owners see invitations" on public.invitations
for select to authenticated using (project_id = any (array(select private.own_projects('owner'))));

create policy "owners withdraw invitations" on public.invitations
for delete to authenticated using (project_id = any (array(select private.own_projects('owner'))));

-- Policies read the projects of the person once per statement.
alter policy "members see each other" on public.project_members
using (project_id = any (array(select private.own_projects('viewer'))));
alter policy "owners invite" on public.project_members
with check (project_id = any (array(select private.own_projects('owner'))));
alter policy "owners change roles" on public.project_members
using (project_id = any (array(select private.own_projects('owner'))))
with check (project_id = any (array(select private.own_projects('owner'))));
alter policy "owners remove members, and members leave" on public.project_members
using (project_id = any (array(select private.own_projects('owner'))) or user_id = (select auth.uid()));
alter policy "members see their projects" on public.projects
using (id = any (array(select private.own_projects('viewer'))));
alter policy "owners change their projects" on public.projects
using (id = any (array(select private.own_projects('owner'))))
with check (id = any (array(select private.own_projects('owner'))));
alter policy "owners delete their projects" on public.projects
using (id = any (array(select private.own_projects('owner'))));
alter policy "owners see what they pay for" on public.subscriptions
using (project_id = any (array(select private.own_projects('owner'))));
alter policy "members see what is used" on public.usage
using (project_id = any (array(select private.own_projects('viewer'))));
alter policy "members see their generations" on public.generations
using (project_id = any (array(select private.own_projects('viewer'))));
alter policy "people see what they have read" on public.comment_reads
using (user_id = (select auth.uid()) and project_id = any (array(select private.own_projects('viewer'))));
alter policy "members read the comments of their projects" on public.project_comments
using (project_id = any (array(select private.own_projects('viewer'))));
alter policy "commenters comment in their own name" on public.project_comments
with check (author_id = (select auth.uid()) and project_id = any (array(select private.own_projects('commenter'))));
alter policy "members see their contents" on public.contents
using (project_id = any (array(select private.own_projects('viewer'))));
alter policy "editors delete contents" on public.contents
using (project_id = any (array(select private.own_projects('editor'))));
