import { roleSchema, type Role } from '@headway/database/role';
import { notificationSchema, type Notification } from '@headway/notifications';
import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';

/** The topic that carries what concerns one person: `user:<uuid>`. */
export function userTopic(userId: string): string {
  return `user:${userId}`;
}

/** The snapshot of `user:<uuid>`: the person's inbox. */
export const inboxSchema = z.object({
  /** Counts all unread notifications, not only those listed. */
  unread: z.int().check(z.nonnegative()),
  /** The newest 30, newest first. */
  notifications: z.array(notificationSchema),
});

/** How many notifications are unread after this event, so that a reader who missed none need not count. */
const unread = z.int().check(z.nonnegative());
/** The notifications that changed; null for all of the person's. */
const ids = z.nullable(z.array(z.uuid()));

/** An event of `user:<uuid>`. Triggers of the database append all of them. */
export const userEventSchema = z.discriminatedUnion('type', [
  /** The person was notified. */
  z.object({ type: z.literal('notification'), notification: notificationSchema, unread }),
  /** Notifications were marked as read, or as unread where `readAt` is null. */
  z.object({
    type: z.literal('notification-read'),
    ids,
    readAt: z.nullable(z.iso.datetime({ offset: true })),
    unread,
  }),
  /** The person deleted notifications, or the project or content that they were about was deleted. */
  z.object({ type: z.literal('notification-removed'), ids, unread }),
  /** The person took a deletion back: the newest 100 of the notifications that came back, newest first. */
  z.object({
    type: z.literal('notification-restored'),
    notifications: z.array(notificationSchema),
    unread,
  }),
  /** The person's own membership of a project began, changed or ended: then `role` is null. */
  z.object({ type: z.literal('membership'), projectId: z.uuid(), role: z.nullable(roleSchema) }),
]);

/** See {@link inboxSchema}. */
export type Inbox = z.infer<typeof inboxSchema>;
/** See {@link userEventSchema}. */
export type UserEvent = z.infer<typeof userEventSchema>;

/** The state of `user:<uuid>`. It keeps every notification it has heard of, also beyond the snapshot's 30. */
export interface UserState extends Inbox {
  /** The person's newest role in each project where it changed since the snapshot. */
  roles: Record<string, Role | null>;
}

/** The state of a person with this inbox, before any event. */
export function toUserState(inbox: Inbox): UserState {
  return { ...inbox, roles: {} };
}

/** The state before a snapshot or an event has arrived. */
export const NO_USER_STATE: UserState = toUserState({ unread: 0, notifications: [] });

/**
 * Folds an event of a person into the state. Pure. An event that is null is of a type that this version does not know;
 * it changes nothing.
 */
export function reduceUser(before: UserState | null, event: UserEvent | null): UserState {
  const state = before ?? NO_USER_STATE;
  if (event === null) return state;
  if (event.type === 'membership') {
    return { ...state, roles: { ...state.roles, [event.projectId]: event.role } };
  }
  return { ...state, unread: event.unread, notifications: reduceNotifications(state.notifications, event) };
}

/** A list of notifications, newest first, after an event. The same list when the event is not about any of them. */
export function reduceNotifications(list: Notification[], event: UserEvent): Notification[] {
  switch (event.type) {
    case 'notification': {
      const { notification } = event;
      return list.some(({ id }) => id === notification.id) ? list : [notification, ...list];
    }
    case 'notification-read': {
      const { ids, readAt } = event;
      return list.map((known) => (isAmong(ids, known) ? { ...known, readAt } : known));
    }
    case 'notification-removed':
      return list.filter((known) => !isAmong(event.ids, known));
    case 'notification-restored': {
      const restored = event.notifications.filter(({ id }) => list.every((known) => known.id !== id));
      // newest first, as the database orders them
      return [...list, ...restored].toSorted(
        (a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt) || (a.id < b.id ? -1 : 1),
      );
    }
    case 'membership':
      return list;
  }
}

function isAmong(ids: readonly string[] | null, { id }: Notification): boolean {
  return ids === null || ids.includes(id);
}

/** How a client follows `user:<uuid>`: the argument of `defineTopic` of `@headway/realtime/client`. */
export const userFold = {
  reduce: reduceUser,
  schema: {
    state: z.pipe(inboxSchema, z.transform(toUserState)),
    event: orElse(z.nullable(userEventSchema), null),
  },
};
