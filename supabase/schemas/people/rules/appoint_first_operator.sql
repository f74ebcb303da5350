-- Makes the first account with a confirmed address the operator of the installation, unless there is one. Accounts that
-- are created together, such as those of the demo, appoint nobody.
create function private.appoint_first_operator() returns trigger
language plpgsql security definer set search_path = ''
as $$
begin
  -- two people who sign up at once are counted one after the other
  perform pg_advisory_xact_lock(hashtextextended('first operator', 0));
  if not exists (select from private.operators)
     and not exists (
       select from auth.users as account where account.id <> new.id and account.email_confirmed_at is not null)
  then
    insert into private.operators (user_id) values (new.id);
  end if;
  return null;
end
$$;
