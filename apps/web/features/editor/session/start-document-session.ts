import type { DocumentProvider, DocumentState, LocalStore } from '@headway/documents/client';
import type { Editor } from '@tiptap/core';
import type { SupabaseClient } from '@supabase/supabase-js';
import { createArticleEditor, type CaretUser, type Surface } from './create-article-editor.ts';
import type { SelectedPassage } from '@/features/comments/margin/selected-passage.ts';
import { openDocument } from './open-document.ts';
import { readSelectedPassage } from '../passages/read-selected-passage.ts';
import { showText } from './show-text.ts';
import { watchCaret } from './watch-caret.ts';

/** A document with an editor on it. */
export interface DocumentSession {
  editor: Editor;
  /** Holds the editor; to be put where the article stands. */
  element: HTMLElement;
  provider: DocumentProvider;
  store: LocalStore;
  /** The selected passage, measured from the column that the element stands in; null for none. */
  readSelection: (column: HTMLElement) => SelectedPassage | null;
  /** Selects the next place where the article says this, and brings it into sight. */
  showText: (words: string) => void;
  /** Follows a person's caret. Returns what ends it. */
  watchCaret: (userId: string, onMove: (caret: Element) => void) => () => void;
}

interface SessionOptions {
  supabase: SupabaseClient;
  contentId: string;
  user: CaretUser;
  /** Whether this person may edit, at the moment. */
  mayEdit: () => boolean;
  surface: Surface;
  onState: (state: DocumentState) => void;
  /** When the document is here and drawn; null when that is over, because the document has started over. */
  onSession: (session: DocumentSession | null) => void;
}

/**
 * Opens a document, draws it as soon as it is here, and tells how it fares. When the document starts over on the server,
 * so does this. Returns what ends it.
 */
export function startDocumentSession(options: SessionOptions): () => void {
  let end: () => void;
  function start(): void {
    end = startOnce(options, () => {
      options.onSession(null);
      end();
      start();
    });
  }
  start();
  return () => end();
}

function startOnce(
  { supabase, contentId, user, mayEdit, surface, onState, onSession }: SessionOptions,
  onOutdated: () => void,
): () => void {
  const { opened, close } = openDocument({ supabase, contentId, userId: user.userId, mayEdit });
  let hasEnded = false;
  let editor: Editor | null = null;
  let unsubscribe: (() => void) | null = null;

  void opened.then(({ provider, store, isDurable }) => {
    if (hasEnded) return;
    function tell(): void {
      const state = provider.getState();
      if (state.status === 'outdated') {
        // what could not be merged is in the store by now
        if (state.refusal !== null) onOutdated();
        return;
      }
      onState(isDurable ? state : { ...state, isUnstored: true });
      if (!state.isLoaded || editor) return;
      const element = document.createElement('div');
      const drawn = createArticleEditor({ element, provider, user, mayEdit: mayEdit(), surface });
      editor = drawn;
      onSession({
        editor: drawn,
        element,
        provider,
        store,
        readSelection: (column) => readSelectedPassage(drawn, provider.doc, column),
        showText: (words) => showText(drawn, words),
        watchCaret: (userId, onMove) => watchCaret(drawn, userId, onMove),
      });
    }
    unsubscribe = provider.subscribe(tell);
    tell();
  });

  return () => {
    hasEnded = true;
    unsubscribe?.();
    editor?.destroy();
    close();
  };
}
