create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (length(display_name) between 1 and 80),
  created_at timestamptz not null default now(),
  constraint display_name_is_name check (private.is_name(display_name))
);

create constraint trigger delete_topic after delete on public.profiles
deferrable initially deferred for each row execute function private.delete_topic('user');

grant select on public.profiles to authenticated;
grant update (display_name) on public.profiles to authenticated;
grant all on public.profiles to service_role;

alter table public.profiles enable row level security;

create policy "people see themselves and those they work with" on public.profiles
for select to authenticated
using (id = (select auth.uid()) or private.shares_project_with(id));

-- The name under a comment stays visible after its author has left the project.
create policy "people see who wrote what they may read" on public.profiles
for select to authenticated using (private.wrote_in_own_projects(id));

create policy "people rename themselves" on public.profiles
for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));
