-- Sets who may create an account: 'anybody', 'invited' or 'nobody'. Operators only.
create function public.set_sign_up(who text) returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_operator();
  insert into private.sign_up as setting (who) values (set_sign_up.who)
  on conflict (only_row) do update set who = excluded.who;
end
$$;

revoke execute on function public.set_sign_up(text) from public, anon;
grant execute on function public.set_sign_up(text) to authenticated;
