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
