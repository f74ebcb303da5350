-- Deletes the account of the signed-in person. What they wrote stays, under no name. Refused while a project would be
-- left without an owner.
create function public.delete_own_account() returns void
language plpgsql security definer set search_path = ''
as $$
begin
  perform private.check_own_account();
  delete from auth.users where id = (select auth.uid());
end
$$;

revoke execute on function public.delete_own_account() from public, anon;
grant execute on function public.delete_own_account() to authenticated;
