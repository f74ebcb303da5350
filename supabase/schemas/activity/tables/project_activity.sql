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
