-- A project keeps at least one owner for as long as it exists. The account of its last owner therefore cannot be
-- deleted: passing the project on without asking would give another person an owner's invoices, and deleting it
-- would delete the work of the others.
create function private.keep_an_owner() returns trigger
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
