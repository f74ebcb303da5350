-- Marks notifications of the signed-in person as read or unread; all of them if `ids` is null. Returns the ids of
-- those that changed.
create function public.mark_notifications(ids uuid[], read boolean) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.notifications as notification
     set read_at = case when read then now() end
   where notification.user_id = (select auth.uid())
     and notification.in_app and notification.deleted_at is null
     and (mark_notifications.ids is null or notification.id = any (mark_notifications.ids))
     and (notification.read_at is not null) is distinct from read
  returning notification.id
$$;

revoke execute on function public.mark_notifications(uuid[], boolean) from public, anon;
grant execute on function public.mark_notifications(uuid[], boolean) to authenticated;
