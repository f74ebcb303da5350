-- Notifications are written by deferred triggers, in the transaction of the change that they report, and appended to
-- the topic `user:<id>`, which every open page of that person follows.
--
-- `private.notify` writes a notification. Topics of people are appended to after topics of projects, so that two
-- transactions never wait for each other.
create table public.notifications (
  id uuid primary key default gen_random_uuid(),
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint notification_kind check (private.default_email(kind) is not null),
  project_id uuid references public.projects (id) on delete cascade,
  content_id uuid references public.contents (id) on delete cascade,
  -- notifications with the same key are one group in the inbox
  thread_key text not null check (length(thread_key) between 1 and 200),
  -- the values in the sentence, by kind: `notificationDataSchemas` of packages/notifications. They are plain text,
  -- also where they look like markup.
  data jsonb not null default '{}'
    constraint notification_data check (jsonb_typeof(data) = 'object' and octet_length(data::text) <= 16384),
  -- a second notification with the same key for the same person is dropped
  dedupe_key text not null check (length(dedupe_key) between 1 and 300),
  -- copied from the person's preferences when the notification is written
  in_app boolean not null,
  email text not null check (email in ('off', 'now', 'daily')),
  read_at timestamptz,
  -- when its mail was given to the job store
  mailed_at timestamptz,
  created_at timestamptz not null default now(),
  -- when its person deleted it; until it is purged after 30 days, that can be undone
  deleted_at timestamptz,
  unique (user_id, dedupe_key)
);
create index notifications_by_user on public.notifications (user_id, created_at desc, id) where in_app;
create index unread_notifications on public.notifications (user_id) where in_app and read_at is null;
create index notifications_to_mail on public.notifications (email, created_at)
  where email <> 'off' and mailed_at is null;
create index notifications_by_project on public.notifications (project_id);
create index notifications_by_content on public.notifications (content_id);
create index announcements on public.notifications (thread_key) where kind = 'announcement';

create constraint trigger tell_of_notification
after insert on public.notifications
deferrable initially deferred
for each row when (new.in_app)
execute function private.tell_of_notification();

create trigger tell_of_reading
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_reading();

create trigger tell_of_deletion
after update on public.notifications
referencing old table as earlier new table as changed
for each statement execute function private.tell_of_deletion();

create trigger tell_of_removal
after delete on public.notifications
referencing old table as gone
for each statement execute function private.tell_of_removal();

grant select on public.notifications to authenticated;
grant all on public.notifications to service_role;

alter table public.notifications enable row level security;

create policy "people see what they were told" on public.notifications
for select to authenticated using (user_id = (select auth.uid()) and in_app and deleted_at is null);
