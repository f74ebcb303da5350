create table public.project_members (
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (project_id, user_id)
);
create index project_members_by_user on public.project_members (user_id);

create trigger keep_an_owner before update or delete on public.project_members
for each row execute function private.keep_an_owner();

create trigger move_rooms_after_delete after delete on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

create trigger move_rooms_after_update after update on public.project_members
referencing old table as before for each statement execute function private.move_rooms();

create constraint trigger tell_of_membership
after insert or delete or update of role on public.project_members
deferrable initially deferred
for each row execute function private.tell_of_membership();

create constraint trigger notify_of_membership
after insert or delete on public.project_members
deferrable initially deferred
for each row execute function private.notify_of_membership();

create trigger record_new_or_ended_membership after insert or delete on public.project_members
for each row execute function private.record_membership_activity();

create trigger record_new_role after update of role on public.project_members
for each row when (old.role <> new.role) execute function private.record_membership_activity();

grant select, insert, delete on public.project_members to authenticated;
grant update (role) on public.project_members to authenticated;
grant all on public.project_members to service_role;

alter table public.project_members enable row level security;

create policy "members see each other" on public.project_members
for select to authenticated using (project_id = any (array(select private.own_projects('viewer'))));

create policy "owners invite" on public.project_members
for insert to authenticated with check (project_id = any (array(select private.own_projects('owner'))));

create policy "owners change roles" on public.project_members
for update to authenticated
using (project_id = any (array(select private.own_projects('owner'))))
with check (project_id = any (array(select private.own_projects('owner'))));

create policy "owners remove members, and members leave" on public.project_members
for delete to authenticated
using (project_id = any (array(select private.own_projects('owner'))) or user_id = (select auth.uid()));
