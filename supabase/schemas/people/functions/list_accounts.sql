-- A page of the accounts whose name or address contains a text, the newest first, with the number of all of them and who
-- may sign up. Operators only.
create function private.list_accounts(search text, skip integer, take integer) returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
declare
  found_accounts jsonb;
begin
  perform private.check_operator();
  with matching as (
    select account.id, account.email, profile.display_name, account.created_at, account.last_sign_in_at,
           account.email_confirmed_at is not null as is_confirmed
      from auth.users as account
      left join public.profiles as profile on profile.id = account.id
     where list_accounts.search = ''
        or position(lower(list_accounts.search) in lower(concat(account.email, ' ', profile.display_name))) > 0
  ), page as (
    select * from matching order by created_at desc, id limit list_accounts.take offset list_accounts.skip
  )
  select jsonb_build_object(
    'total', (select count(*) from matching),
    'signUp', coalesce((select setting.who from private.sign_up as setting), 'anybody'),
    'accounts', coalesce(jsonb_agg(jsonb_build_object(
      'id', page.id, 'email', page.email, 'name', page.display_name, 'createdAt', page.created_at,
      'isConfirmed', page.is_confirmed,
      'seenAt', greatest(page.last_sign_in_at,
                         (select max(session.updated_at) from auth.sessions as session where session.user_id = page.id)),
      'projects', (select count(*) from public.project_members as member where member.user_id = page.id),
      'isOperator', exists (select from private.operators as operator where operator.user_id = page.id),
      'isDisabled', private.is_disabled(page.id)) order by page.created_at desc, page.id), '[]'))
    into found_accounts from page;
  return found_accounts;
end
$$;

revoke execute on function private.list_accounts(text, integer, integer) from public;
grant execute on function private.list_accounts(text, integer, integer) to authenticated;
