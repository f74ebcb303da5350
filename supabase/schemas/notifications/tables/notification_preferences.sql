-- Which kinds of notifications a person wants, and how. Without a row: in the application, and by mail as
-- `private.default_email` says.
create table public.notification_preferences (
  user_id uuid not null references auth.users (id) on delete cascade,
  kind text not null constraint preference_kind check (private.default_email(kind) is not null),
  in_app boolean not null default true,
  email text not null default 'off' check (email in ('off', 'now', 'daily')),
  primary key (user_id, kind)
);

grant select, insert, update, delete on public.notification_preferences to authenticated;
grant all on public.notification_preferences to service_role;

alter table public.notification_preferences enable row level security;

create policy "people choose what they hear of" on public.notification_preferences
for all to authenticated using (user_id = (select auth.uid())) with check (user_id = (select auth.uid()));
