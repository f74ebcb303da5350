-- Invites a person to a project by e-mail address, whether or not the address has an account. Nobody becomes a member
-- without accepting. Inviting an address again sends a new link, and the one before is void.
create function public.invite_member(project uuid, email text, role text) returns public.invitations
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  address constant text := lower(btrim(invite_member.email));
  made public.invitations;
begin
  if not private.has_role(invite_member.project, 'owner') then
    raise exception 'only owners of the project can invite people' using errcode = '42501', hint = 'role_too_low';
  end if;
  if private.role_rank(invite_member.role) is null then
    raise exception 'there is no such role' using errcode = 'PT422', hint = 'unknown_role';
  end if;
  if address is null or length(address) > 254 or address !~ '^[^@\s[:cntrl:]]+@[^@\s[:cntrl:]]+$' then
    raise exception 'this is not an e-mail address' using errcode = 'PT422', hint = 'invalid_address';
  end if;
  -- two owners who invite at once are counted one after the other
  perform from public.projects where id = invite_member.project for update;
  if exists (
    select from public.project_members as member
      join auth.users as account on account.id = member.user_id
     where member.project_id = invite_member.project and lower(account.email) = address)
  then
    raise exception 'this person belongs to the project already' using errcode = 'PT409', hint = 'already_member';
  end if;
  if (select count(*) >= 20 from public.invitations as recent
       where recent.invited_by = (select auth.uid()) and recent.created_at > now() - interval '1 hour')
  then
    raise exception 'too many invitations in an hour' using errcode = 'PT429', hint = 'too_many_invitations';
  end if;
  insert into public.invitations as invitation (project_id, email, role, invited_by)
  values (invite_member.project, address, invite_member.role, (select auth.uid()))
  on conflict (project_id, email) do update
    set role = excluded.role, token = excluded.token, invited_by = excluded.invited_by,
        created_at = excluded.created_at, expires_at = excluded.expires_at, mailed_at = null
  returning invitation.* into made;
  return made;
end
$$;

revoke execute on function public.invite_member(uuid, text, text) from public, anon;
grant execute on function public.invite_member(uuid, text, text) to authenticated;
