import type { ReactNode } from 'react';
import { createRequiredContext } from '@/components/hooks/create-required-context.ts';
import type { Collaborator } from './collaborator.ts';
import type { Person } from './person.ts';
import { useGoAlong } from './use-follow.ts';
import { useOwnMembership } from './use-own-membership.ts';

/** The people of the project that is open. */
export interface People {
  /** Everyone who has a page of the project open, the signed-in person included. */
  collaborators: readonly Collaborator[];
  /** Members and former authors, by user id. */
  people: ReadonlyMap<string, Person>;
}

export const [PeopleContext, usePeople] = createRequiredContext<People>('WorkspaceProvider');

interface PeopleProviderProps {
  value: People;
  /** Cursor of the signed-in person's topic, not newer than their role on this page. */
  userCursor: string;
  children: ReactNode;
}

/** Gives the people of the open project to the components below, and acts on changes of the signed-in person's own role. */
export function PeopleProvider({ value, userCursor, children }: PeopleProviderProps) {
  useOwnMembership(userCursor);
  useGoAlong(value.collaborators);
  return <PeopleContext value={value}>{children}</PeopleContext>;
}
