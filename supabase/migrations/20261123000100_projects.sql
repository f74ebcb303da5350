-- People, projects and who may do what in them.
--
-- `private` holds the functions that policies rely on. It is not exposed over REST, and every function in it
-- is `security definer` with an empty search path, so that a policy may look at `project_members` without
-- recursing into that table's own policies.

create schema if not exists extensions;
create extension if not exists pgcrypto with schema extensions;

create schema private;
grant usage on schema private to anon, authenticated, service_role;

-- ---------------------------------------------------------------------------------------------- tables

create table public.profiles (
  id uuid primary key references auth.users (id) on delete cascade,
  display_name text not null check (length(display_name) between 1 and 80),
  created_at timestamptz not null default now()
);

create table public.projects (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 120),
  created_by uuid not null references auth.users (id),
  created_at timestamptz not null default now()
);

create table public.project_members (
  project_id uuid not null references public.projects (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role text not null check (role in ('owner', 'editor', 'commenter', 'viewer')),
  created_at timestamptz not null default now(),
  primary key (project_id, user_id)
);
create index project_members_by_user on public.project_members (user_id);

-- Who runs the installation: sees the topic `system` and the monitoring page.
create table private.operators (
  user_id uuid primary key references auth.users (id) on delete cascade
);

-- ------------------------------------------------------------------------------------------- functions

create function private.role_rank(role text) returns integer
language sql immutable set search_path = ''
as $$ select array_position(array['viewer', 'commenter', 'editor', 'owner'], role) $$;

-- Does the signed-in person hold at least this role in the project?
create function private.has_role(project uuid, minimum text) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as member
     where member.project_id = project
       and member.user_id = (select auth.uid())
       and private.role_rank(member.role) >= private.role_rank(minimum)
  )
$$;

create function private.is_operator() returns boolean
language sql stable security definer set search_path = ''
as $$ select exists (select 1 from private.operators where user_id = (select auth.uid())) $$;

-- Do the signed-in person and this one share a project?
create function private.shares_project_with(other uuid) returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (
    select 1
      from public.project_members as mine
      join public.project_members as theirs using (project_id)
     where mine.user_id = (select auth.uid())
       and theirs.user_id = other
  )
$$;

-- Everyone who signs up gets a profile; the name is theirs to change.
create function private.create_profile() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  insert into public.profiles (id, display_name)
  values (
    new.id,
    left(coalesce(nullif(btrim(new.raw_user_meta_data ->> 'display_name'), ''),
                  nullif(split_part(coalesce(new.email, ''), '@', 1), ''),
                  'Someone'), 80)
  )
  on conflict (id) do nothing;
  return new;
end
$$;

create trigger create_profile after insert on auth.users
for each row execute function private.create_profile();

-- A project is made together with its first owner, or not at all.
create function public.create_project(name text) returns public.projects
language plpgsql security definer set search_path = ''
as $$
declare
  project public.projects;
begin
  if (select auth.uid()) is null then
    raise exception 'sign in to create a project' using errcode = '42501';
  end if;
  insert into public.projects (name, created_by)
  values (btrim(create_project.name), (select auth.uid()))
  returning * into project;
  insert into public.project_members (project_id, user_id, role)
  values (project.id, project.created_by, 'owner');
  return project;
end
$$;

revoke execute on function public.create_project(text) from public, anon;
grant execute on function public.create_project(text) to authenticated;

-- A project never loses its last owner, except by being deleted itself.
create function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  perform 1 from public.projects where id = old.project_id for update;
  if found
     and old.role = 'owner'
     and (tg_op = 'DELETE' or new.role <> 'owner')
     and not exists (
       select 1 from public.project_members
        where project_id = old.project_id and role = 'owner' and user_id <> old.user_id)
  then
    raise exception 'a project needs at least one owner' using errcode = 'P0001', hint = 'last_owner';
  end if;
  return coalesce(new, old);
end
$$;

create trigger keep_an_owner before update or delete on public.project_members
for each row execute function private.keep_an_owner();

-- --------------------------------------------------------------------------------- row-level security

alter table public.profiles enable row level security;
alter table public.projects enable row level security;
alter table public.project_members enable row level security;

grant select on public.profiles, public.projects, public.project_members to authenticated;
grant update (display_name) on public.profiles to authenticated;
grant update (name) on public.projects to authenticated;
grant delete on public.projects to authenticated;
grant insert, delete on public.project_members to authenticated;
grant update (role) on public.project_members to authenticated;
grant all on public.profiles, public.projects, public.project_members to service_role;

create policy "people see themselves and those they work with" on public.profiles
for select to authenticated
using (id = (select auth.uid()) or private.shares_project_with(id));

create policy "people rename themselves" on public.profiles
for update to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()));

create policy "members see their projects" on public.projects
for select to authenticated using (private.has_role(id, 'viewer'));

create policy "owners rename their projects" on public.projects
for update to authenticated using (private.has_role(id, 'owner')) with check (private.has_role(id, 'owner'));

create policy "owners delete their projects" on public.projects
for delete to authenticated using (private.has_role(id, 'owner'));

create policy "members see each other" on public.project_members
for select to authenticated using (private.has_role(project_id, 'viewer'));

create policy "owners invite" on public.project_members
for insert to authenticated with check (private.has_role(project_id, 'owner'));

create policy "owners change roles" on public.project_members
for update to authenticated
using (private.has_role(project_id, 'owner')) with check (private.has_role(project_id, 'owner'));

create policy "owners remove members, and members leave" on public.project_members
for delete to authenticated
using (private.has_role(project_id, 'owner') or user_id = (select auth.uid()));
