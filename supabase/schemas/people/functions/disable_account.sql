-- Disables the sign-in of an account, or enables it again. Its sessions end, it has no role anywhere from the commit on, and
-- the rooms of its documents get new names, which it cannot learn. Operators only, and never their own account.
create function public.disable_account(person uuid, disabled boolean) returns void
language plpgsql security definer set search_path = ''
as $$
declare
  project uuid;
begin
  perform private.check_operator();
  if disable_account.person = (select auth.uid()) then
    raise exception 'nobody disables their own account' using errcode = 'PT409', hint = 'own_account';
  end if;
  update auth.users as account
     set banned_until = case when disable_account.disabled then now() + interval '100 years' end
   where account.id = disable_account.person;
  if not found then
    raise exception 'the account does not exist' using errcode = 'PT404', hint = 'not_found';
  end if;
  if disable_account.disabled then
    delete from auth.sessions as session where session.user_id = disable_account.person;
    for project in
      select member.project_id from public.project_members as member
       where member.user_id = disable_account.person order by member.project_id
    loop
      perform private.move_project_rooms(project);
    end loop;
  end if;
end
$$;

revoke execute on function public.disable_account(uuid, boolean) from public, anon;
grant execute on function public.disable_account(uuid, boolean) to authenticated;
