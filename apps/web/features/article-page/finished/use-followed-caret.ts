import { useEffect } from 'react';
import type { DocumentSession } from '@/features/editor/session/start-document-session.ts';
import { useFollow } from '@/features/people/use-follow.ts';

/** Keeps the caret of the followed person in sight. */
export function useFollowedCaret(session: DocumentSession | null): void {
  const { following } = useFollow();
  useEffect(() => {
    if (!session || following === null) return undefined;
    return session.watchCaret(following, (caret) => caret.scrollIntoView({ block: 'center' }));
  }, [session, following]);
}
