import type { InboxEvent, Notification } from '@headway/notifications';

/** A list of notifications, newest first, after an event. The same list when the event is not about any of them. */
export function applyInboxEvent(list: readonly Notification[], event: InboxEvent): readonly Notification[] {
  switch (event.type) {
    case 'notification': {
      const { notification } = event;
      return list.some(({ id }) => id === notification.id) ? list : [notification, ...list];
    }
    case 'notification-read': {
      const { ids, readAt } = event;
      return list.map((told) => (isAmong(ids, told) ? { ...told, readAt } : told));
    }
    case 'notification-removed':
      return list.filter((told) => !isAmong(event.ids, told));
  }
}

function isAmong(ids: readonly string[] | null, { id }: Notification): boolean {
  return ids === null || ids.includes(id);
}
