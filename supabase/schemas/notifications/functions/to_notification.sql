-- A notification as readers of `user:<id>` get it: `notificationSchema` of packages/notifications.
create function private.to_notification(notification public.notifications) returns jsonb
language sql stable set search_path = ''
as $$
  select jsonb_build_object(
    'id', notification.id, 'kind', notification.kind, 'projectId', notification.project_id,
    'contentId', notification.content_id, 'threadKey', notification.thread_key, 'data', notification.data,
    'readAt', notification.read_at, 'createdAt', notification.created_at)
$$;
