-- Threads of comments on a project or on one of its articles. Commenters, editors and owners can comment.
--
-- Comments are inserted directly, under row-level security. Later changes go through functions, because the
-- permission depends on the change. A deleted comment keeps its row, so that its thread keeps its order, but loses
-- its text. Refusals carry a stable code as their hint; an error code of `PT` and three digits is the HTTP status of
-- the answer over REST.
create table public.project_comments (
  -- chosen by the client, so that a comment that is sent twice is stored once
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  -- null for a comment on the project as a whole
  content_id uuid references public.contents (id) on delete cascade,
  -- the first comment of the thread; that comment has its own id here
  thread_id uuid not null references public.project_comments (id) on delete cascade,
  -- the comment of the same thread that this one answers
  parent_id uuid references public.project_comments (id) on delete cascade,
  -- counts within the thread, in the order of the commits
  position integer not null,
  -- null once the account is deleted
  author_id uuid default auth.uid() references auth.users (id) on delete set null,
  body text not null constraint comment_body
    check (length(body) <= 10000 and (deleted_at is not null or body ~ '\S')),
  -- the passage that a thread is about: `{quote, prefix, suffix, start?, end?}`; `start` and `end` are positions in
  -- the document in base64. Null for the article as a whole.
  anchor jsonb constraint comment_anchor
    check (anchor is null
           or (jsonb_typeof(anchor) = 'object' and octet_length(anchor::text) <= 8000 and thread_id = id)),
  mentions uuid[] not null default '{}',
  -- `{"<emoji>": ["<user id>", ...]}`
  reactions jsonb not null default '{}',
  -- grows with every change, so that a reader knows which of two states is newer
  version integer not null default 1,
  resolved_at timestamptz,
  resolved_by uuid references auth.users (id) on delete set null,
  deleted_at timestamptz,
  created_at timestamptz not null default now(),
  edited_at timestamptz,
  constraint comment_position unique (thread_id, position),
  constraint deleted_is_empty check (deleted_at is null or (body = '' and mentions = '{}' and reactions = '{}')),
  constraint threads_are_resolved check (resolved_at is null or thread_id = id),
  constraint anchor_is_one check (anchor is null or private.is_anchor(anchor) is true)
);
create index project_comments_by_project on public.project_comments (project_id, created_at, id);
create index project_comments_by_content on public.project_comments (content_id);
create index project_comments_by_author on public.project_comments (author_id, project_id);
create index project_comments_by_parent on public.project_comments (parent_id);

-- Replication sends only the key of the old row: a change never repeats the text that a comment had before.
alter table public.project_comments replica identity default;
alter publication supabase_realtime add table public.project_comments;

create trigger place_comment before insert on public.project_comments
for each row execute function private.place_comment();

create trigger renew_comment before update on public.project_comments
for each row execute function private.renew_comment();

create constraint trigger notify_of_comment
after insert on public.project_comments
deferrable initially deferred
for each row execute function private.notify_of_comment();

create constraint trigger notify_of_mention
after update of mentions on public.project_comments
deferrable initially deferred
for each row when (old.mentions is distinct from new.mentions)
execute function private.notify_of_comment();

create constraint trigger notify_of_resolution
after update of resolved_at on public.project_comments
deferrable initially deferred
for each row when (old.resolved_at is null and new.resolved_at is not null)
execute function private.notify_of_resolution();

create trigger record_new_thread after insert on public.project_comments
for each row when (new.thread_id = new.id) execute function private.record_thread_activity();

create trigger record_resolution after update of resolved_at on public.project_comments
for each row when ((old.resolved_at is null) <> (new.resolved_at is null))
execute function private.record_thread_activity();

-- Older Supabase projects grant everything on a new table to everybody and leave the rest to policies.
revoke all on public.project_comments from anon, authenticated;
grant select on public.project_comments to authenticated;
grant insert (id, project_id, content_id, thread_id, parent_id, author_id, body, anchor, mentions)
  on public.project_comments to authenticated;
grant all on public.project_comments to service_role;

alter table public.project_comments enable row level security;

create policy "members read the comments of their projects" on public.project_comments
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "commenters comment in their own name" on public.project_comments
for insert to authenticated
with check (author_id = (select auth.uid()) and project_id = any (array(select private.own_projects('commenter'))));
