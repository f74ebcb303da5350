'use client';

import type { InitialTopicState } from '@headway/realtime/client';
import { toUserState, type Inbox, type UserState } from '@headway/topics/user';
import { useState, type ReactNode } from 'react';
import { createRequiredContext } from '@/components/create-required-context.ts';

interface InboxOwner {
  userId: string;
  /** What the server rendered. */
  initial: InitialTopicState<UserState>;
}

const [InboxContext, useInboxOwner] = createRequiredContext<InboxOwner>('NotificationsProvider');

export { useInboxOwner };

interface NotificationsProviderProps {
  userId: string;
  inbox: Inbox;
  /** Of `user:<id>`, read together with `inbox`. */
  cursor: string;
  children: ReactNode;
}

/** Gives the components below it the inbox that the server rendered. */
export function NotificationsProvider({ userId, inbox, cursor, children }: NotificationsProviderProps) {
  // Later renders of the layout bring newer ones, which the live state has anyway.
  const [owner] = useState({ userId, initial: { state: toUserState(inbox), cursor } });
  return <InboxContext value={owner}>{children}</InboxContext>;
}
