create table public.projects (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 120),
  -- null once the account is deleted
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  -- null unless it is in the trash; after 30 days there it is deleted
  trashed_at timestamptz,
  -- the team's own sites, hosts or addresses, to which articles may link
  sites text[] not null default '{}'
    check (cardinality(sites) <= 20 and length(array_to_string(sites, '')) <= 4000),
  constraint name_is_name check (private.is_name(name))
);

create trigger create_room_key after insert on public.projects
for each row execute function private.create_room_key();

create constraint trigger tell_of_project
after update of name, trashed_at on public.projects
deferrable initially deferred
for each row execute function private.tell_of_project();

create trigger record_project_activity after insert or update of name, trashed_at, sites on public.projects
for each row execute function private.record_project_activity();

create constraint trigger delete_topic after delete on public.projects
deferrable initially deferred for each row execute function private.delete_topic('project');

grant select, delete on public.projects to authenticated;
grant update (name, sites) on public.projects to authenticated;
grant all on public.projects to service_role;

alter table public.projects enable row level security;

create policy "members see their projects" on public.projects
for select to authenticated using (id = any (array(select private.own_projects('viewer'))));

create policy "owners change their projects" on public.projects
for update to authenticated
using (id = any (array(select private.own_projects('owner'))))
with check (id = any (array(select private.own_projects('owner'))));

create policy "owners delete their projects" on public.projects
for delete to authenticated using (id = any (array(select private.own_projects('owner'))));
