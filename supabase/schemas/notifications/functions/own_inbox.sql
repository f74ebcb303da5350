-- The signed-in person's inbox: the state of the topic `user:<id>`.
create function private.own_inbox() returns jsonb
language sql stable security definer set search_path = ''
as $$ select private.to_inbox((select auth.uid())) $$;

revoke execute on function private.own_inbox() from public;
grant execute on function private.own_inbox() to authenticated;
