'use client';

import type { InitialTopicState } from '@headway/realtime/client';
import { toUserState, type Inbox, type UserState } from '@headway/topics/user';
import { useState, type ReactNode } from 'react';
import { createRequiredContext } from '@/components/hooks/create-required-context.ts';

interface InboxOwner {
  userId: string;
  /** What the server rendered. */
  initial: InitialTopicState<UserState>;
}

export const [InboxContext, useInboxOwner] = createRequiredContext<InboxOwner>('NotificationsProvider');

interface NotificationsProviderProps {
  userId: string;
  inbox: Inbox;
  /** Of `user:<id>`, read together with `inbox`. */
  cursor: string;
  children: ReactNode;
}

/** Gives the components below it the inbox that the server rendered. */
export function NotificationsProvider({ userId, inbox, cursor, children }: NotificationsProviderProps) {
  const rendered = { userId, initial: { state: toUserState(inbox), cursor } };
  const [owner, setOwner] = useState(rendered);
  // Later renders for the same person bring newer ones, which the live state has anyway.
  if (owner.userId !== userId) setOwner(rendered);
  return <InboxContext value={owner}>{children}</InboxContext>;
}
