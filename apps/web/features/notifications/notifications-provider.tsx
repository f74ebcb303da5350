'use client';

import type { InitialTopicState } from '@headway/realtime/client';
import { toUserState, type Inbox, type UserState } from '@headway/topics/user';
import { createContext, useContext, useState, type ReactNode } from 'react';

interface InboxOwner {
  userId: string;
  /** What the server rendered. */
  initial: InitialTopicState<UserState>;
}

const InboxContext = createContext<InboxOwner | null>(null);

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

/** Whose inbox it is. Throws where there is no {@link NotificationsProvider}. */
export function useInboxOwner(): InboxOwner {
  const owner = useContext(InboxContext);
  if (!owner) throw new Error('There is no NotificationsProvider above this component.');
  return owner;
}
