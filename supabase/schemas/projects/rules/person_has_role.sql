-- Does a person, whose account is not disabled, hold at least this role in the project? The rule beneath every check of a role.
--
-- In plpgsql, which keeps its plans: a function in SQL that is not inlined is planned for every statement, and that
-- took most of the time of evaluating a policy.
create function private.person_has_role(person uuid, project uuid, minimum text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (
    select 1
      from public.project_members as member
     where member.project_id = project
       and member.user_id = person
       and private.role_rank(member.role) >= private.role_rank(minimum)
       and not exists (
         select 1 from public.projects as trashed
          where trashed.id = member.project_id and trashed.trashed_at is not null)
  ) and not private.is_disabled(person);
end
$$;

revoke execute on function private.person_has_role(uuid, uuid, text) from public;
grant execute on function private.person_has_role(uuid, uuid, text) to service_role;
