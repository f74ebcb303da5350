'use client';

import { useEffect } from 'react';
import type { DocumentSession } from './start-document-session.ts';

/** Keeps the caret of the followed person in sight, whenever it moves. */
export function useFollowCaret(session: DocumentSession | null, userId: string | null): void {
  useEffect(() => {
    if (!session || userId === null) return undefined;
    const { element, provider } = session;
    let frame = 0;
    function look(): void {
      cancelAnimationFrame(frame);
      // after the caret has been drawn in its new place
      frame = requestAnimationFrame(() => {
        element
          .querySelector(`[data-caret="${CSS.escape(userId ?? '')}"]`)
          ?.scrollIntoView({ block: 'center' });
      });
    }
    look();
    provider.awareness.on('change', look);
    return () => {
      cancelAnimationFrame(frame);
      provider.awareness.off('change', look);
    };
  }, [session, userId]);
}
