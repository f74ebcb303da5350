import type { DocumentState } from '@headway/documents/client';
import { useCallback, useEffect, useState } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';
import { toPersonColor } from '@/features/people/collaborator.ts';
import { useMe, useOpenSupabase } from '@/features/session/supabase-provider.tsx';
import type { Surface } from './create-article-editor.ts';
import type { DocumentSession } from './start-document-session.ts';

interface Live {
  /** Null until the document has loaded. Until then the page shows the text that the server rendered. */
  session: DocumentSession | null;
  /** Null until the provider exists. */
  state: DocumentState | null;
  /** Whether the editor could not be loaded or cannot draw the document. */
  hasFailed: boolean;
}

/** The co-edited document of a page. */
export type LiveDocument = ReturnType<typeof useLiveDocument>;

interface LiveDocumentOptions {
  contentId: string;
  mayEdit: boolean;
  surface: Surface;
}

const NOTHING: Live = { session: null, state: null, hasFailed: false };

/**
 * Opens the document of an article in an editor. The editor's code loads after the page, which is readable without it.
 * Starts again when the document starts over on the server.
 */
export function useLiveDocument({ contentId, mayEdit, surface }: LiveDocumentOptions) {
  const openSupabase = useOpenSupabase();
  const me = useMe();
  const [live, setLive] = useState(NOTHING);
  // a role that changes while the document opens counts
  const latest = useLatest({ mayEdit, surface, name: me.displayName });

  useEffect(() => {
    let end: (() => void) | null = null;
    let hasEnded = false;
    const onFailure = (): void => {
      if (!hasEnded) setLive((known) => ({ ...known, hasFailed: true }));
    };
    async function open(): Promise<void> {
      const [{ startDocumentSession }, supabase] = await Promise.all([
        import('./start-document-session.ts'),
        openSupabase(),
      ]);
      if (hasEnded) return;
      const user = { userId: me.id, name: latest.current.name, color: toPersonColor(me.id) };
      end = startDocumentSession({
        supabase,
        contentId,
        user,
        mayEdit: () => latest.current.mayEdit,
        surface: latest.current.surface,
        onState: (state) => setLive((known) => ({ ...known, state })),
        onSession: (session) => setLive((known) => ({ ...known, session })),
        onFailure,
      });
    }
    open().catch(onFailure);
    return () => {
      hasEnded = true;
      end?.();
      setLive(NOTHING);
    };
  }, [openSupabase, contentId, me.id, latest]);

  const { session, state } = live;
  const canEdit = mayEdit && state?.status !== 'refused';
  useEffect(() => {
    // no update event: nothing was written
    session?.editor.setEditable(canEdit, false);
  }, [session, canEdit]);
  useEffect(() => {
    // edits made while the role was being lowered
    if (mayEdit) session?.provider.retryEdits();
  }, [session, mayEdit]);

  /** Discards refused edits and loads the document from the server. */
  const discardEdits = useCallback(() => void session?.provider.discardEdits(), [session]);
  return { ...live, editor: session?.editor ?? null, discardEdits };
}
