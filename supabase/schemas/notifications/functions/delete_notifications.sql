-- Deletes notifications of the signed-in person, all of them if `ids` is null, or brings those with these ids back. Returns
-- the ids of those that changed.
create function public.delete_notifications(ids uuid[], deleted boolean) returns setof uuid
language sql security definer set search_path = ''
as $$
  update public.notifications as notification
     set deleted_at = case when deleted then now() end
   where notification.user_id = (select auth.uid())
     and notification.in_app
     and ((delete_notifications.ids is null and deleted) or notification.id = any (delete_notifications.ids))
     and (notification.deleted_at is not null) is distinct from deleted
  returning notification.id
$$;

revoke execute on function public.delete_notifications(uuid[], boolean) from public, anon;
grant execute on function public.delete_notifications(uuid[], boolean) to authenticated;
