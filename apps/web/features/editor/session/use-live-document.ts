'use client';

import type { DocumentState } from '@headway/documents/client';
import type { Editor } from '@tiptap/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { toPersonColor } from '@/features/people/collaborator.ts';
import { useMe, useSupabaseClient } from '@/features/session/supabase-provider.tsx';
import type { DocumentSession } from './start-document-session.ts';

/** The co-edited document of a page. */
export interface LiveDocument {
  /** Null until the document is here. Until then the page shows what the server rendered. */
  editor: Editor | null;
  /** The session behind the editor; null as long as that is. */
  session: DocumentSession | null;
  /** Null until the provider is there. */
  state: DocumentState | null;
  /** Whether the editor could not be loaded, as after a new version of Headway was installed. */
  hasFailed: boolean;
  /** Forgets edits that were refused, and starts over from the server. */
  discardEdits: () => void;
}

interface LiveDocumentOptions {
  contentId: string;
  mayEdit: boolean;
  /** What the text is called, for screen readers. */
  label: string;
  locale: string;
}

const NOTHING = { session: null, state: null, hasFailed: false };

/**
 * Opens the document of an article with an editor on it. The editor's code comes after the page, which is readable
 * without it. When the document starts over on the server, so does this.
 */
export function useLiveDocument({ contentId, mayEdit, label, locale }: LiveDocumentOptions): LiveDocument {
  const supabase = useSupabaseClient();
  const me = useMe();
  const [live, setLive] = useState<{
    session: DocumentSession | null;
    state: DocumentState | null;
    hasFailed: boolean;
  }>(NOTHING);
  // a role that changes while the document is being opened holds from the start
  const latest = useRef({ mayEdit, label, locale, name: me.displayName });
  useEffect(() => {
    latest.current = { mayEdit, label, locale, name: me.displayName };
  });

  useEffect(() => {
    let end: (() => void) | null = null;
    let hasEnded = false;
    async function open(): Promise<void> {
      const { startDocumentSession } = await import('./start-document-session.ts');
      if (hasEnded) return;
      const user = { userId: me.id, name: latest.current.name, color: toPersonColor(me.id) };
      end = startDocumentSession({
        supabase,
        contentId,
        user,
        mayEdit: () => latest.current.mayEdit,
        surface: latest.current,
        onState: (state) => setLive((known) => ({ ...known, state })),
        onSession: (session) => setLive((known) => ({ ...known, session })),
      });
    }
    open().catch(() => {
      if (!hasEnded) setLive((known) => ({ ...known, hasFailed: true }));
    });
    return () => {
      hasEnded = true;
      end?.();
      setLive(NOTHING);
    };
  }, [supabase, contentId, me.id]);

  const { session, state, hasFailed } = live;
  const canEdit = mayEdit && state?.status !== 'refused';
  useEffect(() => {
    // without an update: nothing was written
    session?.editor.setEditable(canEdit, false);
  }, [session, canEdit]);
  useEffect(() => {
    // what was written while the pen was being taken away
    if (mayEdit) session?.provider.retryEdits();
  }, [session, mayEdit]);

  const discardEdits = useCallback(() => void session?.provider.discardEdits(), [session]);
  return { editor: session?.editor ?? null, session, state, hasFailed, discardEdits };
}
