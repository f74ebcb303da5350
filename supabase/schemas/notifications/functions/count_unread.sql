-- The number of unread notifications in the inbox of a person.
create function private.count_unread(person uuid) returns integer
language sql stable security definer set search_path = ''
as $$
  select count(*)::integer from public.notifications where user_id = person and in_app and read_at is null and deleted_at is null
$$;

revoke execute on function private.count_unread(uuid) from public;
