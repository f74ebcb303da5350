-- The state of a person's inbox: the unread count and the newest 30 notifications.
create function private.to_inbox(person uuid) returns jsonb
language sql stable security definer set search_path = ''
as $$
  select jsonb_build_object(
    'unread', private.count_unread(person),
    'notifications', coalesce((
      select jsonb_agg(private.to_notification(newest) order by newest.created_at desc, newest.id)
        from (select * from public.notifications
               where user_id = person and in_app and deleted_at is null
               order by created_at desc, id
               limit 30) as newest), '[]'))
$$;

revoke execute on function private.to_inbox(uuid) from public;
