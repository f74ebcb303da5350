-- Refuses a request of nobody, and of a person whose account is disabled. For functions that ask for no role: a token
-- that was issued before the account was disabled is valid for up to an hour.
create function private.check_own_account() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if (select auth.uid()) is null then
    raise exception 'nobody is signed in' using errcode = '42501';
  end if;
  if private.is_disabled((select auth.uid())) then
    raise exception 'the account is disabled' using errcode = '42501', hint = 'account_disabled';
  end if;
end
$$;
