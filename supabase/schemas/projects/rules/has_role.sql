-- Does the signed-in person hold at least this role in the project?
create function private.has_role(project uuid, minimum text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return private.person_has_role((select auth.uid()), project, minimum);
end
$$;
