import type { Notification } from '@headway/notifications';

/** What belongs together in the inbox. */
export interface NotificationThread {
  key: string;
  /** Newest first, at least one. */
  notifications: readonly [Notification, ...Notification[]];
}

/** Groups notifications, newest first, by their threads; the thread with the newest comes first. */
export function toThreads(notifications: readonly Notification[]): NotificationThread[] {
  const threads = new Map<string, [Notification, ...Notification[]]>();
  for (const notification of notifications) {
    const known = threads.get(notification.threadKey);
    if (known) known.push(notification);
    else threads.set(notification.threadKey, [notification]);
  }
  return Array.from(threads, ([key, notifications]) => ({ key, notifications }));
}
