-- Comments: threads on a project or on one of its articles, open to everyone from the role of a commenter up.
--
-- Rows are inserted as they are, under row-level security; whatever changes one later is a function, because who
-- may do it depends on what is done. A deleted comment keeps its row, so that its thread stays in order, but
-- nothing of what it said. Refusals have a stable code as their hint; `PT` and three digits is the status with which
-- REST answers.

-- ---------------------------------------------------------------------------------------------- tables

create table public.project_comments (
  -- made by the writer, so that a comment sent twice is one comment
  id uuid primary key default gen_random_uuid(),
  project_id uuid not null references public.projects (id) on delete cascade,
  -- null for a comment on the project as a whole
  content_id uuid references public.contents (id) on delete cascade,
  -- the comment that began the thread; its own id for that one
  thread_id uuid not null references public.project_comments (id) on delete cascade,
  -- the comment of the same thread that is answered
  parent_id uuid references public.project_comments (id) on delete cascade,
  -- counts within the thread, in the order of the commits
  position integer not null,
  -- null once the account is deleted
  author_id uuid default auth.uid() references auth.users (id) on delete set null,
  body text not null constraint comment_body
    check (length(body) <= 10000 and (deleted_at is not null or body ~ '\S')),
  -- the passage that a thread is about: `{quote, prefix, suffix, start?, end?}`, the last two being positions in
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
  constraint threads_are_resolved check (resolved_at is null or thread_id = id)
);
create index project_comments_by_project on public.project_comments (project_id, created_at, id);
create index project_comments_by_content on public.project_comments (content_id);
create index project_comments_by_author on public.project_comments (author_id, project_id);
create index project_comments_by_parent on public.project_comments (parent_id);

-- How far each person has read each thread.
create table public.comment_reads (
  user_id uuid not null references auth.users (id) on delete cascade,
  thread_id uuid not null references public.project_comments (id) on delete cascade,
  project_id uuid not null references public.projects (id) on delete cascade,
  position integer not null,
  primary key (user_id, thread_id)
);
create index comment_reads_by_project on public.comment_reads (project_id, user_id);

-- -------------------------------------------------------------------------------------------- triggers

-- What a comment may say, refused with a code that a page has a sentence for. One may mention whoever may read the
-- mention.
create function private.check_comment(project uuid, body text, mentions uuid[]) returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if body !~ '\S' or body is null then
    raise exception 'a comment says something' using errcode = 'PT422', hint = 'comment_empty';
  end if;
  if length(body) > 10000 then
    raise exception 'a comment has at most 10,000 characters' using errcode = 'PT422', hint = 'comment_too_long';
  end if;
  if cardinality(mentions) > 20 then
    raise exception 'a comment mentions at most 20 people' using errcode = 'PT422', hint = 'too_many_mentions';
  end if;
  if exists (
    select from unnest(mentions) as mentioned
     where not exists (
       select from public.project_members as member
        where member.project_id = project and member.user_id = mentioned)
  ) then
    raise exception 'only members of the project can be mentioned'
      using errcode = 'PT422', hint = 'mention_not_member';
  end if;
end
$$;

create function private.place_comment() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  -- before anything is looked at, so that what follows tells a stranger nothing
  if (select auth.uid()) is not null and not private.has_role(new.project_id, 'commenter') then
    raise exception 'commenting takes the role of a commenter' using errcode = '42501', hint = 'role_too_low';
  end if;
  new.thread_id := coalesce(new.thread_id, new.id);
  new.mentions := array(select distinct mentioned from unnest(new.mentions) as mentioned);
  perform private.check_comment(new.project_id, new.body, new.mentions);
  if new.thread_id = new.id then
    if new.parent_id is not null then
      raise exception 'what begins a thread answers nothing' using errcode = 'PT404', hint = 'parent_not_found';
    end if;
    if new.content_id is not null and not exists (
      select from public.contents as content
       where content.id = new.content_id and content.project_id = new.project_id
    ) then
      raise exception 'the article is not there any more' using errcode = 'PT404', hint = 'content_not_found';
    end if;
    new.position := 1;
    return new;
  end if;
  -- its lock puts the replies of a thread in order
  select * into root from public.project_comments as comment
   where comment.id = new.thread_id and comment.thread_id = comment.id and comment.project_id = new.project_id
     for update;
  if not found then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if new.parent_id is not null and not exists (
    select from public.project_comments as comment
     where comment.id = new.parent_id and comment.thread_id = root.id
  ) then
    raise exception 'what is answered is not in this thread' using errcode = 'PT404', hint = 'parent_not_found';
  end if;
  new.content_id := root.content_id;
  select max(comment.position) + 1 into new.position
    from public.project_comments as comment where comment.thread_id = root.id;
  return new;
end
$$;

create trigger place_comment before insert on public.project_comments
for each row execute function private.place_comment();

create function private.renew_comment() returns trigger
language plpgsql set search_path = ''
as $$
begin
  new.version := old.version + 1;
  -- A long value that an update leaves alone is missing from what replication tells of the update. A copy of it
  -- is a new value.
  new.body := new.body || '';
  new.anchor := new.anchor || '{}';
  return new;
end
$$;

create trigger renew_comment before update on public.project_comments
for each row execute function private.renew_comment();

-- ------------------------------------------------------------------------------------- what one may do

-- Locks a comment for a change that takes this role. To whoever may not read it, it is not there.
create function private.lock_comment(comment uuid, minimum text) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
declare
  found_comment public.project_comments;
begin
  select * into found_comment from public.project_comments as c where c.id = lock_comment.comment for update;
  if not found or not private.has_role(found_comment.project_id, 'viewer') then
    raise exception 'the comment is not there any more' using errcode = 'PT404', hint = 'comment_not_found';
  end if;
  if not private.has_role(found_comment.project_id, minimum) then
    raise exception 'this takes the role of a %', minimum using errcode = '42501', hint = 'role_too_low';
  end if;
  return found_comment;
end
$$;

create function public.edit_comment(comment uuid, body text, mentions uuid[] default '{}')
returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(edit_comment.comment, 'commenter');
  after public.project_comments;
  mentioned constant uuid[] := array(select distinct m from unnest(edit_comment.mentions) as m);
begin
  if before.author_id is distinct from (select auth.uid()) then
    raise exception 'only its author edits a comment' using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  perform private.check_comment(before.project_id, edit_comment.body, mentioned);
  update public.project_comments as c
     set body = edit_comment.body, mentions = mentioned, edited_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

-- Its author deletes a comment, and so does an owner of the project. What it said is gone for good.
create function public.delete_comment(comment uuid) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(delete_comment.comment, 'viewer');
  after public.project_comments;
begin
  if before.author_id is distinct from (select auth.uid()) and not private.has_role(before.project_id, 'owner') then
    raise exception 'its author or an owner of the project deletes a comment'
      using errcode = '42501', hint = 'not_author';
  end if;
  if before.deleted_at is not null then
    return before;
  end if;
  update public.project_comments as c
     set body = '', mentions = '{}', reactions = '{}', deleted_at = now()
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

-- Resolves a thread, or opens it again.
create function public.resolve_thread(thread uuid, resolved boolean) returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(resolve_thread.thread, 'commenter');
  after public.project_comments;
begin
  if before.thread_id <> before.id then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  if (before.resolved_at is not null) = resolve_thread.resolved then
    return before;
  end if;
  update public.project_comments as c
     set resolved_at = case when resolve_thread.resolved then now() end,
         resolved_by = case when resolve_thread.resolved then (select auth.uid()) end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

-- Adds one's reaction to a comment, or takes it back.
create function public.react_to_comment(comment uuid, emoji text, reacted boolean)
returns public.project_comments
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  before constant public.project_comments := private.lock_comment(react_to_comment.comment, 'commenter');
  after public.project_comments;
  mine constant jsonb := to_jsonb((select auth.uid())::text);
  others constant jsonb := coalesce(before.reactions -> react_to_comment.emoji, '[]') - (mine #>> '{}');
begin
  if before.deleted_at is not null then
    raise exception 'the comment has been deleted' using errcode = 'PT409', hint = 'comment_deleted';
  end if;
  if react_to_comment.emoji is null or react_to_comment.emoji not in ('👍', '❤️', '🎉', '😄', '🤔', '👀') then
    raise exception 'there is no such reaction' using errcode = 'PT422', hint = 'unknown_reaction';
  end if;
  if (coalesce(before.reactions -> react_to_comment.emoji, '[]') @> mine) = react_to_comment.reacted then
    return before;
  end if;
  update public.project_comments as c
     set reactions = case
           when react_to_comment.reacted
             then before.reactions || jsonb_build_object(react_to_comment.emoji, others || mine)
           when others = '[]' then before.reactions - react_to_comment.emoji
           else before.reactions || jsonb_build_object(react_to_comment.emoji, others)
         end
   where c.id = before.id
  returning c.* into after;
  return after;
end
$$;

-- Remembers that the signed-in person has read a thread up to this position. Never goes back.
create function public.mark_thread_read(thread uuid, up_to integer) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  root public.project_comments;
begin
  select * into root from public.project_comments as c where c.id = mark_thread_read.thread and c.thread_id = c.id;
  if not found or not private.has_role(root.project_id, 'viewer') then
    raise exception 'the thread is not there any more' using errcode = 'PT404', hint = 'thread_not_found';
  end if;
  insert into public.comment_reads as known (user_id, thread_id, project_id, position)
  values ((select auth.uid()), root.id, root.project_id, mark_thread_read.up_to)
  on conflict (user_id, thread_id) do update set position = excluded.position
    where known.position < excluded.position;
end
$$;

revoke execute on function
  private.check_comment(uuid, text, uuid[]), private.lock_comment(uuid, text)
from public;
revoke execute on function
  public.edit_comment(uuid, text, uuid[]), public.delete_comment(uuid), public.resolve_thread(uuid, boolean),
  public.react_to_comment(uuid, text, boolean), public.mark_thread_read(uuid, integer)
from public, anon;
grant execute on function
  public.edit_comment(uuid, text, uuid[]), public.delete_comment(uuid), public.resolve_thread(uuid, boolean),
  public.react_to_comment(uuid, text, boolean), public.mark_thread_read(uuid, integer)
to authenticated;

-- --------------------------------------------------------------------------------- row-level security

alter table public.project_comments enable row level security;
alter table public.comment_reads enable row level security;

-- Supabase grants everything on a new table to everyone, and leaves the rest to policies.
revoke all on public.project_comments, public.comment_reads from anon, authenticated;
grant select on public.project_comments, public.comment_reads to authenticated;
grant insert (id, project_id, content_id, thread_id, parent_id, author_id, body, anchor, mentions)
  on public.project_comments to authenticated;
grant all on public.project_comments, public.comment_reads to service_role;

create policy "members read the comments of their projects" on public.project_comments
for select to authenticated using (private.has_role(project_id, 'viewer'));

create policy "commenters comment in their own name" on public.project_comments
for insert to authenticated
with check (author_id = (select auth.uid()) and private.has_role(project_id, 'commenter'));

create policy "people see what they have read" on public.comment_reads
for select to authenticated using (user_id = (select auth.uid()) and private.has_role(project_id, 'viewer'));

-- A comment outlives its author's membership, and so does the name beneath it.
create function private.wrote_in_own_projects(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_comments as comment using (project_id)
     where mine.user_id = (select auth.uid())
       and comment.author_id = other
  )
$$;

grant execute on function private.wrote_in_own_projects(uuid) to authenticated, service_role;

create policy "people see who wrote what they may read" on public.profiles
for select to authenticated using (private.wrote_in_own_projects(id));

-- ------------------------------------------------------------------------------------------- realtime

-- The key alone says which row changed: nothing that a comment said before is told with a change.
alter table public.project_comments replica identity default;
alter publication supabase_realtime add table public.project_comments, public.comment_reads;

-- Rooms of a project are open to its members: `project:<id>:collaborators` for who is there, `project:<id>:comments`
-- for what changes in the table above. Nobody broadcasts in them.
create function private.project_of_room(topic text) returns uuid
language sql immutable set search_path = ''
as $$
  select case
    when topic ~ '^project:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:(collaborators|comments)$'
      then split_part(topic, ':', 2)::uuid
  end
$$;

grant execute on function private.project_of_room(text) to authenticated, service_role;

create policy "members enter the rooms of their projects" on realtime.messages
for select to authenticated using (private.has_role(private.project_of_room(realtime.topic()), 'viewer'));

create policy "members say that they are there" on realtime.messages
for insert to authenticated
with check (
  extension = 'presence'
  and realtime.topic() like '%:collaborators'
  and private.has_role(private.project_of_room(realtime.topic()), 'viewer')
);
