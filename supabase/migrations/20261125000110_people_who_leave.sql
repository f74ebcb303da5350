-- Accounts can be deleted: what somebody began outlives them, as what they wrote does already. Nobody is then named as
-- its author.
--
-- The last owner of a project stays, until somebody else owns it or it is deleted. Passing it on by itself would give
-- somebody the rights, and the invoices, of an owner without asking them; deleting it would take the work of the others.

alter table public.projects
  alter column created_by drop not null,
  drop constraint projects_created_by_fkey,
  add constraint projects_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null;

alter table public.contents
  alter column created_by drop not null,
  drop constraint contents_created_by_fkey,
  add constraint contents_created_by_fkey foreign key (created_by) references auth.users (id) on delete set null;

alter table public.generations
  alter column requested_by drop not null,
  drop constraint generations_requested_by_fkey,
  add constraint generations_requested_by_fkey
    foreign key (requested_by) references auth.users (id) on delete set null;

-- As before, and says which project: whoever deletes an account may not know of any.
create or replace function private.keep_an_owner() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  project_name text;
begin
  select project.name into project_name from public.projects as project where project.id = old.project_id for update;
  if found
     and old.role = 'owner'
     and (tg_op = 'DELETE' or new.role <> 'owner')
     and not exists (
       select 1 from public.project_members
        where project_id = old.project_id and role = 'owner' and user_id <> old.user_id)
  then
    raise exception 'the project "%" needs at least one owner: make somebody else one first, or delete it',
      project_name using errcode = 'P0001', hint = 'last_owner';
  end if;
  return coalesce(new, old);
end
$$;
