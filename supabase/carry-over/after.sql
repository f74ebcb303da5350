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
