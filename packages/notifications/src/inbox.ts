import { z } from 'zod';
import { notificationSchema } from './notification.ts';

/** The state of the topic `user:<id>`: what its snapshot holds. */
export const inboxSchema = z.object({
  /** Of all, not only of those listed. */
  unread: z.int().nonnegative(),
  /** The newest 30, newest first. */
  notifications: z.array(notificationSchema),
});

/** The count as of this event, so that whoever has missed nothing need not count. */
const unread = z.int().nonnegative();
/** Null stands for all of the person's notifications. */
const ids = z.array(z.uuid()).nullable();

/** Something new was told. */
export const notificationEventSchema = z.object({
  type: z.literal('notification'),
  notification: notificationSchema,
  unread,
});

/** These were marked as read, or as unread where `readAt` is null. */
export const notificationReadEventSchema = z.object({
  type: z.literal('notification-read'),
  ids,
  readAt: z.iso.datetime({ offset: true }).nullable(),
  unread,
});

/** These are gone, with the project or content they told of. */
export const notificationRemovedEventSchema = z.object({
  type: z.literal('notification-removed'),
  ids,
  unread,
});

/** What `user:<id>` tells of the inbox. The topic carries other types too: let those pass. */
export const inboxEventSchema = z.discriminatedUnion('type', [
  notificationEventSchema,
  notificationReadEventSchema,
  notificationRemovedEventSchema,
]);

export type Inbox = z.infer<typeof inboxSchema>;
export type InboxEvent = z.infer<typeof inboxEventSchema>;
