import type { DocumentProvider, DocumentState, LocalStore } from '@headway/documents/client';
import { printArticle } from '@headway/text/article';
import type { Editor } from '@tiptap/core';
import { toast } from 'sonner';
import { createArticleEditor, type CaretUser, type Surface } from './create-article-editor.ts';
import { openDocument, type DocumentOptions } from './open-document.ts';
import { readSelectedPassage } from '../passages/read-selected-passage.ts';
import { hideTerms, showTerm } from '../occurrences/show-term.ts';
import { openTermChoices } from './term-choices.ts';
import { showText } from '../occurrences/show-text.ts';
import { watchCaret } from './watch-caret.ts';
import { watchMarkdown } from './watch-markdown.ts';

/** A document with an editor on it. */
export type DocumentSession = ReturnType<typeof createSession>;

interface SessionOptions extends Omit<DocumentOptions, 'userId'> {
  user: CaretUser;
  surface: Surface;
  onState: (state: DocumentState) => void;
  /** Called with the session when the document is drawn, and with null when the document starts over. */
  onSession: (session: DocumentSession | null) => void;
  /** Called when the document or its editor cannot be made. */
  onFailure: () => void;
}

/**
 * Opens a document, draws it once it has loaded, and reports its state. Starts again when the document starts over on
 * the server. Returns a function that closes it.
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
  { supabase, contentId, user, mayEdit, surface, onState, onSession, onFailure }: SessionOptions,
  onOutdated: () => void,
): () => void {
  const { opened, close } = openDocument({ supabase, contentId, userId: user.userId, mayEdit });
  let hasEnded = false;
  let editor: Editor | null = null;
  let unsubscribe: (() => void) | null = null;

  async function open(): Promise<void> {
    const { provider, store, isDurable } = await opened;
    if (hasEnded) return;
    function onChange(): void {
      const state = provider.getState();
      if (state.status === 'outdated') {
        // edits that could not be merged are in the store by now
        if (state.refusal !== null) onOutdated();
        return;
      }
      onState(isDurable ? state : { ...state, isUnstored: true });
      if (!state.isLoaded || editor) return;
      const element = document.createElement('div');
      try {
        editor = createArticleEditor({ element, provider, user, mayEdit: mayEdit(), surface });
      } catch {
        unsubscribe?.();
        onFailure();
        return;
      }
      onSession(createSession(editor, element, provider, store));
    }
    unsubscribe = provider.subscribe(onChange);
    onChange();
  }
  open().catch(onFailure);

  return () => {
    hasEnded = true;
    unsubscribe?.();
    editor?.destroy();
    close();
  };
}

function createSession(editor: Editor, element: HTMLElement, provider: DocumentProvider, store: LocalStore) {
  return {
    editor,
    /** The element that holds the editor; the page inserts it. */
    element,
    provider,
    store,
    /** The present text as Markdown. */
    readMarkdown: () => printArticle(editor.getJSON()),
    /** Calls back with the text as Markdown: at once, then whenever writing pauses. Returns a function that stops. */
    watchMarkdown: (onMarkdown: (markdown: string) => void) => watchMarkdown(editor, onMarkdown),
    /** The selected passage, measured from the column around the element; null for none. */
    readSelection: (column: HTMLElement) => readSelectedPassage(editor, provider.doc, column),
    /** Selects the next occurrence of a passage and scrolls to it. */
    showText(passage: string) {
      showText(editor, passage).catch(reportMissingSearch);
    },
    /** The team's choice of terms. */
    terms: openTermChoices(provider.doc),
    /** Marks all occurrences of a term and scrolls to one. Resolves with null where its code cannot be loaded, and says so. */
    showTerm: (request: Parameters<typeof showTerm>[1]) =>
      showTerm(editor, request).catch((error: unknown) => {
        reportMissingSearch(error);
        return null;
      }),
    hideTerms,
    /** Keeps a person's caret in sight. Returns a function that stops. */
    watchCaret: (userId: string, onMove: (caret: Element) => void) => watchCaret(editor, userId, onMove),
  };
}

/** Says that the code of the search could not be loaded: without a connection, or after an update of the application. */
function reportMissingSearch(error: unknown): void {
  console.error(error);
  toast.error('The text could not be searched.', {
    description: 'Check your connection and try again. If that does not help, reload the page.',
  });
}
