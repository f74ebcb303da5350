-- Takes the address of a deleted account out of the activity of the projects to which it was invited.
create function private.forget_address() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  update public.project_activity set data = data - 'email' where data ? 'email' and data ->> 'email' = lower(old.email);
  return null;
end
$$;
