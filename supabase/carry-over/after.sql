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

create constraint trigger tell_project_of_noindex
after update of noindex on public.contents
deferrable initially deferred
for each row when (old.noindex is distinct from new.noindex)
execute function private.tell_project_of_noindex();

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

create constraint trigger tell_project_of_figures
after insert or update or delete on public.figure_answers
deferrable initially deferred
for each row execute function private.tell_project_of_figures();

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

-- Read-only links to articles for people without an account. Only the hash of a link's token is stored, so that nobody
-- who reads the database can open an article with it. Withdrawing a link deletes its row.
create table public.article_links (
  id uuid primary key default gen_random_uuid(),
  content_id uuid not null references public.contents (id) on delete cascade,
  -- SHA-256 of the token
  token_hash bytea not null unique,
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  opened_count integer not null default 0,
  last_opened_at timestamptz
);
create index article_links_by_content on public.article_links (content_id, created_at desc);

revoke all on public.article_links from anon, authenticated;
grant select (id, content_id, created_by, created_at, expires_at, opened_count, last_opened_at), delete
  on public.article_links to authenticated;
grant all on public.article_links to service_role;

alter table public.article_links enable row level security;

create policy "editors see the links to their articles" on public.article_links
for select to authenticated using (private.has_content_role(content_id, 'editor'));

create policy "editors withdraw links" on public.article_links
for delete to authenticated using (private.has_content_role(content_id, 'editor'));

-- Who may create an account: anybody, people with an invitation to a project, or nobody. Without a row, anybody may.
create table private.sign_up (
  only_row boolean primary key default true check (only_row),
  who text not null check (who in ('anybody', 'invited', 'nobody'))
);
create trigger check_sign_up before insert on auth.users
for each row execute function private.check_sign_up();
create trigger appoint_first_operator after insert or update of email_confirmed_at on auth.users
for each row when (new.email_confirmed_at is not null) execute function private.appoint_first_operator();

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

alter table public.generations
  add column batch uuid,
  add column told_in_batch boolean not null default false;
create index generations_by_batch on public.generations (batch) where batch is not null;
create index untold_batches on public.generations (batch)
  where batch is not null and not told_in_batch and status in ('complete', 'failed');
create index newest_ended_generations on public.generations (finished_at desc) where status in ('complete', 'failed');
alter table public.contents add column wanted_title text check (length(wanted_title) between 1 and 200);

-- The queue of a project: its keywords whose articles are not started yet. A project has a row from its first keyword on.
create table public.generation_queues (
  project_id uuid primary key references public.projects (id) on delete cascade,
  -- a person paused it: nothing is started, what runs goes on
  paused boolean not null default false,
  -- the code of the refusal because of which the worker starts nothing; null while it does
  halted_by text check (halted_by in ('usage_limit_reached')),
  -- raised by every change
  revision integer not null default 0
);

create constraint trigger tell_of_queue
after insert or update on public.generation_queues
deferrable initially deferred
for each row execute function private.tell_of_queue();

grant select on public.generation_queues to authenticated;
grant all on public.generation_queues to service_role;

alter table public.generation_queues enable row level security;

create policy "members see their queue" on public.generation_queues
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

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

alter policy "people see what they were told" on public.notifications
using (user_id = (select auth.uid()) and in_app and deleted_at is null);
create trigger tell_of_deletion
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_deletion();

-- Projects of whose articles and comments a person does not want to hear. `private.notify` writes no such notification.
create table public.muted_projects (
  user_id uuid not null default auth.uid() references auth.users (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  primary key (user_id, project_id)
);

grant select, insert, delete on public.muted_projects to authenticated;
grant all on public.muted_projects to service_role;

alter table public.muted_projects enable row level security;

create policy "people see what they muted" on public.muted_projects
for select to authenticated using (user_id = (select auth.uid()));

create policy "people mute their projects" on public.muted_projects
for insert to authenticated
with check (user_id = (select auth.uid()) and project_id = any (array(select private.own_projects('viewer'))));

create policy "people end what they muted" on public.muted_projects
for delete to authenticated using (user_id = (select auth.uid()));

-- What happened in a project: one row for each deed of a person, and for what the product did on its own. Triggers and
-- the functions that do these things write it, in the same transaction; nobody else does, and nobody changes a row.
--
-- `data` says what must be known once the subject is gone: the title of the article at that time, names of projects and
-- plans, roles. It has no text of comments or articles, no token and no name of a person: the names of people are read
-- from `profiles`, so that a deleted account leaves none.
create table public.project_activity (
  -- the order of the page; it is taken before the commit, so a lower id can become visible after a higher one
  id bigint generated always as identity primary key,
  project_id uuid not null references public.projects (id) on delete cascade,
  at timestamptz not null default now(),
  -- Null when no person did it, and once the account is deleted.
  actor_id uuid references auth.users (id) on delete set null,
  kind text not null check (kind in (
    'article_requested', 'article_retried', 'article_finished', 'article_failed', 'article_canceled',
    'article_edited', 'article_archived', 'article_trashed', 'article_restored', 'article_deleted', 'noindex_changed',
    'version_kept', 'version_restored',
    'thread_opened', 'thread_resolved', 'thread_reopened',
    'member_invited', 'invitation_withdrawn', 'member_joined', 'member_added', 'member_role_changed', 'member_removed',
    'member_left',
    'project_created', 'project_renamed', 'project_trashed', 'project_restored', 'sites_changed', 'plan_changed',
    'link_created', 'link_withdrawn',
    'keywords_queued', 'keywords_removed', 'queue_paused', 'queue_resumed')),
  -- The subjects. They are no foreign keys, except for people: a row outlives the article, version or thread.
  content_id uuid,
  version_id uuid,
  thread_id uuid,
  -- the person whose membership changed; null once the account is deleted
  member_id uuid references auth.users (id) on delete set null,
  -- by kind: `activityDataSchema` of apps/web/features/activity
  data jsonb not null default '{}'
    constraint activity_data check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 16384)
);
create index project_activity_by_project on public.project_activity (project_id, id desc);
create index project_activity_by_actor on public.project_activity (actor_id, project_id, id desc);
create index project_activity_by_member on public.project_activity (member_id) where member_id is not null;
create index project_activity_by_content on public.project_activity (content_id, id desc) where content_id is not null;
create index project_activity_by_address on public.project_activity ((data ->> 'email')) where data ? 'email';
create index project_activity_by_age on public.project_activity (at);

create constraint trigger tell_of_activity
after insert on public.project_activity
deferrable initially deferred
for each row execute function private.tell_of_activity();

revoke all on public.project_activity from anon, authenticated;
grant select on public.project_activity to authenticated;
grant all on public.project_activity to service_role;

alter table public.project_activity enable row level security;

-- Only owners see invitations, and only editors see links. The same holds for what happened to them.
create policy "members read the activity that their role may see" on public.project_activity
for select to authenticated
using (
  project_id = any (array(select private.own_projects('viewer')))
  and (kind not in ('link_created', 'link_withdrawn')
       or project_id = any (array(select private.own_projects('editor'))))
  and (kind not in ('member_invited', 'invitation_withdrawn')
       or project_id = any (array(select private.own_projects('owner'))))
);

create trigger record_request after insert on public.generations
for each row when (new.batch is null) execute function private.record_generation_activity();

-- Deferred to the commit: the article has its title by then.
create constraint trigger record_end
after update of status on public.generations
deferrable initially deferred
for each row when (old.status in ('queued', 'running') and new.status in ('complete', 'failed', 'cancelled'))
execute function private.record_generation_activity();

create trigger record_deleted_articles after delete on public.contents
referencing old table as deleted for each statement execute function private.record_deleted_articles();

create trigger record_noindex_activity after update of noindex on public.contents
for each row when (old.noindex is distinct from new.noindex) execute function private.record_noindex_activity();

create trigger record_link_activity after insert or delete on public.article_links
for each row execute function private.record_link_activity();

create constraint trigger record_version_activity
after insert or update of name on public.document_versions
deferrable initially deferred
for each row execute function private.record_version_activity();

create trigger record_new_thread after insert on public.project_comments
for each row when (new.thread_id = new.id) execute function private.record_thread_activity();

create trigger record_resolution after update of resolved_at on public.project_comments
for each row when ((old.resolved_at is null) <> (new.resolved_at is null))
execute function private.record_thread_activity();

create trigger record_invitation_activity after insert or delete or update of token on public.invitations
for each row execute function private.record_invitation_activity();

create trigger record_new_or_ended_membership after insert or delete on public.project_members
for each row execute function private.record_membership_activity();

create trigger record_new_role after update of role on public.project_members
for each row when (old.role <> new.role) execute function private.record_membership_activity();

create trigger record_project_activity after insert or update of name, trashed_at, sites on public.projects
for each row execute function private.record_project_activity();

create trigger record_queue_activity after update of paused on public.generation_queues
for each row when (old.paused <> new.paused) execute function private.record_queue_activity();

create trigger record_plan_activity after insert or delete or update of project_id, plan_id, status on public.subscriptions
for each row execute function private.record_plan_activity();

create trigger forget_address after delete on auth.users
for each row execute function private.forget_address();
