-- May an account be created for this address? The first account of an installation always may. In plpgsql, because the
-- tables come later.
create function private.may_sign_up(email text) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return case coalesce((select setting.who from private.sign_up as setting), 'anybody')
    when 'anybody' then true
    when 'invited' then exists (
      select from public.invitations as invitation
        join public.projects as project on project.id = invitation.project_id and project.trashed_at is null
       where invitation.email = lower(btrim(may_sign_up.email)) and invitation.expires_at > now())
    else false
  end or not exists (select from auth.users);
end
$$;

revoke execute on function private.may_sign_up(text) from public;
grant execute on function private.may_sign_up(text) to service_role;
