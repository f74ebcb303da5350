-- Records that an owner invited an address, or withdrew the invitation. Accepting one deletes it, too; the person who
-- accepts is no owner.
create function private.record_invitation_activity() returns trigger
language plpgsql security definer set search_path = ''
as $$
declare
  invitation constant public.invitations := coalesce(new, old);
begin
  if tg_op = 'DELETE' and not private.has_role(invitation.project_id, 'owner') then
    return null;
  end if;
  perform private.record_activity(
    invitation.project_id,
    case tg_op when 'DELETE' then 'invitation_withdrawn' else 'member_invited' end,
    case tg_op when 'DELETE' then private.acting_person() else invitation.invited_by end,
    jsonb_build_object('email', invitation.email, 'role', invitation.role));
  return null;
end
$$;
