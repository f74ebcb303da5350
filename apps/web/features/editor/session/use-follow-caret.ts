'use client';

import { useEffect } from 'react';
import type { DocumentSession } from './start-document-session.ts';

/** Scrolls to the caret of the followed person whenever it moves. */
export function useFollowCaret(session: DocumentSession | null, userId: string | null): void {
  useEffect(() => {
    if (!session || userId === null) return undefined;
    return session.watchCaret(userId, (caret) => caret.scrollIntoView({ block: 'center' }));
  }, [session, userId]);
}
