-- Refuses an account that the operators' setting does not allow, however it was asked for: over Supabase Auth directly, or
-- by signing in with another provider. An account that an administrator invites is allowed.
create function private.check_sign_up() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  if new.invited_at is null and not private.may_sign_up(new.email) then
    raise exception 'sign-up is closed' using errcode = '42501', hint = 'sign_up_closed';
  end if;
  return new;
end
$$;
