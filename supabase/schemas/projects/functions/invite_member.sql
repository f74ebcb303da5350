-- Adds a person who has an account to a project, by e-mail address.
create function public.invite_member(project uuid, email text, role text) returns public.project_members
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  invited uuid;
  made public.project_members;
begin
  if not private.has_role(invite_member.project, 'owner') then
    raise exception 'only owners of the project can invite people' using errcode = '42501', hint = 'role_too_low';
  end if;
  if private.role_rank(invite_member.role) is null then
    raise exception 'there is no such role' using errcode = 'PT422', hint = 'unknown_role';
  end if;
  select account.id into invited from auth.users as account
   where lower(account.email) = lower(btrim(invite_member.email))
   order by account.created_at limit 1;
  if not found then
    raise exception 'nobody has an account with this address' using errcode = 'PT404', hint = 'no_account';
  end if;
  insert into public.project_members as member (project_id, user_id, role)
  values (invite_member.project, invited, invite_member.role)
  on conflict do nothing
  returning member.* into made;
  if not found then
    raise exception 'this person belongs to the project already' using errcode = 'PT409', hint = 'already_member';
  end if;
  return made;
end
$$;

revoke execute on function public.invite_member(uuid, text, text) from public, anon;
grant execute on function public.invite_member(uuid, text, text) to authenticated;
