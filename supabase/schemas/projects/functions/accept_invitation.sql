-- Makes the signed-in person a member by the link of an invitation to their own address. Returns the project. Only the
-- mail to that address and the project's owners have the link, so an account whose address nobody has proved gains
-- nothing by bearing it.
create function public.accept_invitation(token text) returns uuid
language plpgsql security definer set search_path = ''
as $$
#variable_conflict use_column
declare
  invitation public.invitations;
begin
  perform private.check_own_account();
  select * into invitation from public.invitations where token = accept_invitation.token for update;
  if not found then
    raise exception 'there is no such invitation' using errcode = 'PT404', hint = 'invitation_gone';
  end if;
  if not exists (
    select from auth.users as account
     where account.id = (select auth.uid()) and lower(account.email) = invitation.email
       and account.email_confirmed_at is not null)
  then
    raise exception 'the invitation is for another address' using errcode = '42501', hint = 'invitation_for_other';
  end if;
  if invitation.expires_at <= now() then
    raise exception 'the invitation has expired' using errcode = 'PT410', hint = 'invitation_expired';
  end if;
  delete from public.invitations where id = invitation.id;
  insert into public.project_members (project_id, user_id, role)
  values (invitation.project_id, (select auth.uid()), invitation.role)
  on conflict do nothing;
  return invitation.project_id;
end
$$;

revoke execute on function public.accept_invitation(text) from public, anon;
grant execute on function public.accept_invitation(text) to authenticated;
