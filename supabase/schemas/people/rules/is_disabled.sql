-- Has an operator disabled this account? Supabase Auth refuses its sign-in by the same column. In plpgsql, which keeps
-- its plans: policies ask this in every statement.
create function private.is_disabled(person uuid) returns boolean
language plpgsql stable security definer set search_path = ''
as $$
begin
  return exists (select from auth.users as account where account.id = person and account.banned_until > now());
end
$$;
