-- Refuses everybody but operators of this installation.
create function private.check_operator() returns void
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'only operators can do this' using errcode = '42501', hint = 'operators_only';
  end if;
end
$$;
