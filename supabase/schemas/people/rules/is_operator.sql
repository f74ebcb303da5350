-- Is the signed-in person an operator of this installation?
create function private.is_operator() returns boolean
language sql stable security definer set search_path = ''
as $$
  select exists (select 1 from private.operators where user_id = (select auth.uid()))
     and not private.is_disabled((select auth.uid()))
$$;
