-- The number of accounts and the newest 50 announcements, each with how many people have it in their inbox and how
-- many of them have read it. Operators only.
create function private.list_announcements() returns jsonb
language plpgsql stable security definer set search_path = ''
as $$
begin
  if not private.is_operator() then
    raise exception 'only operators can announce' using errcode = '42501';
  end if;
  return jsonb_build_object(
    'people', (select count(*) from auth.users),
    'announcements', coalesce((
      select jsonb_agg(to_jsonb(one) order by one."createdAt" desc) from (
        select split_part(told.thread_key, ':', 2) as id,
               told.data ->> 'title' as title, told.data ->> 'body' as body, told.data ->> 'path' as path,
               min(told.created_at) as "createdAt", count(*) as told, count(told.read_at) as read
          from public.notifications as told
         where told.kind = 'announcement' and told.in_app
         group by told.thread_key, told.data
         order by min(told.created_at) desc
         limit 50) as one), '[]'));
end
$$;

revoke execute on function private.list_announcements() from public;
grant execute on function private.list_announcements() to authenticated;
