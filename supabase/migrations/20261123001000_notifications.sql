-- What people are told: written in the transaction of what it tells, by triggers on the tables where that happens,
-- and appended to `user:<id>`, so that every open page hears of it.
--
-- Whoever has something to tell calls `private.notify`. Triggers here are deferred to the commit, and the topics of
-- people are appended to after those of projects: two transactions then never wait for each other.

create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint notification_kind check (kind in (
    'generation_complete', 'generation_failed', 'mention', 'reply', 'comment_resolved', 'member_added',
    'member_removed', 'subscription_changed', 'usage_alert', 'announcement')),
  project_id uuid references public.projects (id) on delete cascade,
  content_id uuid references public.contents (id) on delete cascade,
  -- what belongs together in the inbox
  thread_key text not null check (length(thread_key) between 1 and 200),
  -- what the sentence is made of, by kind: `notificationDataSchemas` of packages/notifications. Text in it is text,
  -- whatever markup it looks like.
  data jsonb not null default '{}'
    constraint notification_data check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 16384),
  -- telling the same person the same thing again tells nothing
  dedupe_key text not null check (length(dedupe_key) between 1 and 300),
  -- as the person wished at that moment
  in_app boolean not null,
  email text not null check (email in ('off', 'now', 'daily')),
  read_at timestamptz,
  -- when its mail was handed to the job store
  mailed_at timestamptz,
  created_at timestamptz not null default now(),
  unique (user_id, dedupe_key)
);
create index notifications_by_user on public.notifications (user_id, created_at desc, id) where in_app;
create index unread_notifications on public.notifications (user_id) where in_app and read_at is null;
create index notifications_to_mail on public.notifications (email, created_at)
  where email <> 'off' and mailed_at is null;
create index notifications_by_project on public.notifications (project_id);
create index notifications_by_content on public.notifications (content_id);

-- What a person wants to hear of, and how. Without a row: `private.default_email` and in the application.
create table public.notification_preferences (
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint preference_kind check (kind in (
    'generation_complete', 'generation_failed', 'mention', 'reply', 'comment_resolved', 'member_added',
    'member_removed', 'subscription_changed', 'usage_alert', 'announcement')),
  in_app boolean not null default true,
  email text not null default 'off' check (email in ('off', 'now', 'daily')),
  primary key (user_id, kind)
);

-- Mail is for what waits for an answer, or stops work.
create function private.default_email(kind text) returns text
language sql immutable set search_path = ''
as $$
  select case
    when kind in ('mention', 'reply') then 'daily'
    when kind in ('usage_alert', 'subscription_changed') then 'now'
    else 'off'
  end
$$;

-- Tells one person one thing, in the transaction in which it happens. False when they were told before (the same
-- `dedupe_key`), or do not want to know.
create function private.notify(
  recipient uuid,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}',
  project_id uuid default null,
  content_id uuid default null
) returns boolean
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  in_app boolean := true;
  email text := private.default_email(kind);
begin
  select preference.in_app, preference.email into in_app, email
    from public.notification_preferences as preference
   where preference.user_id = recipient and preference.kind = notify.kind;
  in_app := coalesce(in_app, true);
  email := coalesce(email, private.default_email(kind));
  if not in_app and email = 'off' then
    return false;
  end if;
  insert into public.notifications
    (user_id, kind, dedupe_key, thread_key, data, project_id, content_id, in_app, email)
  values (recipient, kind, dedupe_key, thread_key, jsonb_strip_nulls(data), project_id, content_id, in_app, email)
  on conflict on constraint notifications_user_id_dedupe_key_key do nothing;
  return found;
end
$$;

-- The same for everyone who holds at least this role in the project. Returns how many were told.
create function private.notify_members(
  project uuid,
  minimum text,
  kind text,
  dedupe_key text,
  thread_key text,
  data jsonb default '{}'
) returns integer
language sql security definer set search_path = ''
as $$
  select count(*) filter (where private.notify(member.user_id, kind, dedupe_key, thread_key, data, project))::integer
    from (select user_id from public.project_members
           where project_id = project and private.role_rank(role) >= private.role_rank(minimum)
           order by user_id) as member
$$;

-- ------------------------------------------------------------------------------------------ live

-- A notification as readers of `user:<id>` get it: `notificationSchema` of packages/notifications.
create function private.to_notification(notification public.notifications) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', notification.id, 'kind', notification.kind, 'projectId', notification.project_id,
    'contentId', notification.content_id, 'threadKey', notification.thread_key, 'data', notification.data,
    'readAt', notification.read_at, 'createdAt', notification.created_at)
$$;

create function private.count_unread(person uuid) returns integer
language sql stable security definer set search_path = ''
as $$
  select count(*)::integer from public.notifications where user_id = person and in_app and read_at is null
$$;

-- Appends to a person's topic; `unread` in it is the count as of that event. The topic's row is locked before
-- counting, so that whoever appends later has seen what was counted here.
create function private.tell_person(person uuid, type text, data jsonb) returns void
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
begin
  insert into events.topics (topic) values ('user:' || person) on conflict do nothing;
  perform 1 from events.topics as t where t.topic = 'user:' || person for update;
  perform events.append('user:' || person, type, data || jsonb_build_object('unread', private.count_unread(person)));
end
$$;

create function private.tell_of_notification() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- gone again with its project or content, in the same transaction
  if exists (select 1 from public.notifications where id = new.id) then
    perform private.tell_person(
      new.user_id, 'notification', jsonb_build_object('notification', private.to_notification(new)));
  end if;
  return null;
end
$$;

create constraint trigger tell_of_notification
after insert on public.notifications
deferrable initially deferred
for each row when (new.in_app)
execute function private.tell_of_notification();

-- More than this many at once are not named: the reader takes all as read, unread or gone.
create function private.name_ids(ids uuid[]) returns jsonb
language sql immutable set search_path = ''
as $$ select case when cardinality(ids) <= 1000 then to_jsonb(ids) else 'null'::jsonb end $$;

create function private.tell_of_reading() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select changed.user_id, changed.read_at, array_agg(id order by id) as ids
      from changed join earlier using (id)
     where changed.in_app and changed.read_at is distinct from earlier.read_at
     group by changed.user_id, changed.read_at
     order by changed.user_id, changed.read_at
  loop
    perform private.tell_person(change.user_id, 'notification-read', jsonb_build_object(
      'ids', private.name_ids(change.ids), 'readAt', change.read_at));
  end loop;
  return null;
end
$$;

create trigger tell_of_reading
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_reading();

create function private.tell_of_removal() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  change record;
begin
  for change in
    select gone.user_id, array_agg(gone.id order by gone.id) as ids
      from gone
     where gone.in_app and exists (select 1 from auth.users as person where person.id = gone.user_id)
     group by gone.user_id
     order by gone.user_id
  loop
    perform private.tell_person(
      change.user_id, 'notification-removed', jsonb_build_object('ids', private.name_ids(change.ids)));
  end loop;
  return null;
end
$$;

create trigger tell_of_removal
after delete on public.notifications
referencing old table as gone
for each statement execute function private.tell_of_removal();

-- The state of a topic as of this statement: what a reader without a cursor starts from. Null where a topic
-- has no state but its events.
create or replace function events.snapshot(topic text) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  entity uuid;
begin
  if topic !~ '^[a-z]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
    return null;
  end if;
  entity := split_part(topic, ':', 2)::uuid;
  case split_part(topic, ':', 1)
    when 'content' then
      return (
        select generation.state || jsonb_build_object('text', generation.draft)
          from public.generations as generation
         where generation.content_id = entity
         order by generation.created_at desc
         limit 1
      );
    when 'user' then
      return private.to_inbox(entity);
    else
      return null;
  end case;
end
$$;

-- A person's inbox as it opens: the unread count and the newest 30.
create function private.to_inbox(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'unread', private.count_unread(person),
    'notifications', coalesce((
      select jsonb_agg(private.to_notification(newest) order by newest.created_at desc, newest.id)
        from (select * from public.notifications
               where user_id = person and in_app
               order by created_at desc, id
               limit 30) as newest), '[]'))
$$;

-- ------------------------------------------------------------------------------------------ what is told

-- Who asked for an article hears how it ended, if they still belong to the project. A person who cancels knows.
create function private.notify_of_generation() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  content public.contents;
begin
  select * into content from public.contents where id = new.content_id;
  if not found or not exists (
    select 1 from public.project_members
     where project_id = new.project_id and user_id = new.requested_by)
  then
    return null;
  end if;
  perform private.notify(
    new.requested_by,
    'generation_' || new.status,
    'generation:' || new.id,
    'content:' || new.content_id,
    jsonb_build_object('keyword', content.keyword) || case new.status
      when 'complete' then jsonb_build_object('title', left(content.title, 300), 'score', content.score, 'words', content.words)
      else jsonb_build_object('code', new.error_code, 'error', left(new.state -> 'error' ->> 'message', 500))
    end,
    new.project_id,
    new.content_id);
  return null;
end
$$;

create constraint trigger notify_of_generation
after update of status on public.generations
deferrable initially deferred
for each row when (old.status is distinct from new.status and new.status in ('complete', 'failed'))
execute function private.notify_of_generation();

-- Who is let into a project or put out of it hears so, unless it was their own doing.
create function private.notify_of_membership() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  member public.project_members := coalesce(new, old);
  project public.projects;
  actor uuid := auth.uid();
begin
  select * into project from public.projects where id = member.project_id;
  if not found
     or actor = member.user_id
     or (actor is null and project.created_by = member.user_id)
     or not exists (select 1 from auth.users where id = member.user_id)
     or (tg_op = 'INSERT') is distinct from exists (
       select 1 from public.project_members
        where project_id = member.project_id and user_id = member.user_id)
  then
    return null;
  end if;
  perform private.notify(
    member.user_id,
    case tg_op when 'INSERT' then 'member_added' else 'member_removed' end,
    'membership:' || gen_random_uuid(),
    'project:' || project.id,
    jsonb_build_object(
      'projectName', project.name,
      'role', case tg_op when 'INSERT' then member.role end,
      'byName', (select display_name from public.profiles where id = actor)),
    project.id);
  return null;
end
$$;

create constraint trigger notify_of_membership
after insert or delete on public.project_members
deferrable initially deferred
for each row execute function private.notify_of_membership();

-- ------------------------------------------------------------------------------------------ what people do

-- Marks these of the signed-in person's notifications as read or unread, or all of them. Returns the ids of those
-- that changed.
create function public.mark_notifications(ids uuid[], read boolean) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.notifications as notification
     set read_at = case when read then now() end
   where notification.user_id = (select auth.uid())
     and notification.in_app
     and (mark_notifications.ids is null or notification.id = any (mark_notifications.ids))
     and (notification.read_at is not null) is distinct from read
  returning notification.id
$$;

-- Tells everybody something of the installation. Operators only. Returns how many were told.
create function public.announce(title text, body text, path text default null) returns integer
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_variable
declare
  announcement uuid := gen_random_uuid();
  told integer;
begin
  if not private.is_operator() then
    raise exception 'only operators announce' using errcode = '42501';
  end if;
  if length(btrim(title)) not between 1 and 120 or length(body) > 2000 or title is null or body is null
     or path !~ '^/([^/\\]|$)' or length(path) > 500
  then
    raise exception 'a title of 1 to 120 characters, a body of at most 2000, a path of this application'
      using errcode = '22023';
  end if;
  select count(*) filter (where private.notify(
           person.id, 'announcement', 'announcement:' || announcement, 'announcement:' || announcement,
           jsonb_build_object('title', btrim(title), 'body', body, 'path', path)))
    into told
    from (select id from auth.users order by id) as person;
  return told;
end
$$;

-- --------------------------------------------------------------------------------- row-level security

revoke execute on function
  private.notify(uuid, text, text, text, jsonb, uuid, uuid),
  private.notify_members(uuid, text, text, text, text, jsonb),
  private.tell_person(uuid, text, jsonb),
  private.count_unread(uuid),
  private.to_inbox(uuid)
from public, anon, authenticated;
revoke execute on function public.mark_notifications(uuid[], boolean), public.announce(text, text, text)
  from public, anon;
grant execute on function public.mark_notifications(uuid[], boolean), public.announce(text, text, text)
  to authenticated;

alter table public.notifications enable row level security;
alter table public.notification_preferences enable row level security;

grant select on public.notifications to authenticated;
grant select, insert, update, delete on public.notification_preferences to authenticated;
grant all on public.notifications, public.notification_preferences to service_role;

create policy "people see what they were told" on public.notifications
for select to authenticated using (user_id = (select auth.uid()) and in_app);

create policy "people choose what they hear of" on public.notification_preferences
for all to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
