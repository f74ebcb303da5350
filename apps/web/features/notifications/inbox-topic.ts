import { inboxEventSchema, inboxSchema, type Inbox } from '@headway/notifications';
import { defineTopic } from '@headway/realtime/client';
import type { z } from 'zod';
import { applyInboxEvent } from './apply-inbox-event.ts';

/** Of any event of `user:<id>`: null for what is not about the inbox. */
export const userEventSchema = inboxEventSchema.nullable().catch(null);

type UserEvent = z.infer<typeof userEventSchema>;

/** The inbox one event further. It keeps what it has heard of, also beyond the 30 that a snapshot holds. */
export function reduceInbox(state: Inbox | null, event: UserEvent): Inbox {
  const inbox = state ?? { unread: 0, notifications: [] };
  if (event === null) return inbox;
  return { unread: event.unread, notifications: [...applyInboxEvent(inbox.notifications, event)] };
}

/** `user:<id>` as the inbox sees it. */
export const inboxTopic = defineTopic({
  reduce: reduceInbox,
  schema: { state: inboxSchema, event: userEventSchema },
});
