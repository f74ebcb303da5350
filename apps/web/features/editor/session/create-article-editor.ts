import type { DocumentProvider } from '@headway/documents/client';
import { createDocumentExtensions, DOCUMENT_FIELD } from '@headway/documents/protocol';
import { Editor } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions';
import { CommentPassages } from '../passages/comment-passages.ts';
import { EditorShortcuts } from '../extensions/editor-shortcuts.ts';
import { LinkedCitations } from '../extensions/linked-citations.ts';
import { ArticlePaste } from '../paste/article-paste.ts';
import { TypedLinks } from '../toolbar/typed-links.ts';
import { WriteBelow } from '../extensions/write-below.ts';
import { ReadOnlyGuard } from '../extensions/read-only-guard.ts';
import { renderCaret, renderSelection } from '../extensions/render-caret.ts';

/** How a person's caret is labeled for the others. */
export interface CaretUser {
  userId: string;
  name: string;
  color: string;
}

/** The label, language and sources of the text. */
export interface Surface {
  /** Name of the text for screen readers. */
  label: string;
  /** BCP 47. */
  locale: string;
  sources: readonly { n: number; title: string }[];
}

interface ArticleEditorOptions {
  element: HTMLElement;
  /** Its document must have loaded. */
  provider: DocumentProvider;
  user: CaretUser;
  mayEdit: boolean;
  surface: Surface;
}

/**
 * How far from the edges of the window the caret is kept, in pixels. The toolbar covers the upper edge: one row on wide
 * screens, two on most phones. Two lines of text stay in sight below the caret.
 */
const CARET_DISTANCE = { top: 104, right: 5, bottom: 64, left: 5 };

/** Creates the editor of an article, with the carets of everyone. */
export function createArticleEditor(options: ArticleEditorOptions): Editor {
  const { element, provider, user, mayEdit, surface } = options;
  return new Editor({
    element,
    editable: mayEdit,
    // the content security policy forbids injected styles; they are in globals.css
    injectCSS: false,
    extensions: [
      ...createDocumentExtensions(),
      Collaboration.configure({ document: provider.doc, field: DOCUMENT_FIELD }),
      CollaborationCaret.configure({
        provider,
        user,
        render: renderCaret,
        selectionRender: renderSelection,
      }),
      Placeholder.configure({ placeholder: 'Write the article, or paste Markdown' }),
      LinkedCitations.configure({ sources: new Map(surface.sources.map((source) => [source.n, source])) }),
      CommentPassages.configure({ fragment: provider.doc.getXmlFragment(DOCUMENT_FIELD) }),
      ArticlePaste,
      EditorShortcuts,
      TypedLinks,
      WriteBelow,
      ReadOnlyGuard,
    ],
    editorProps: {
      scrollThreshold: CARET_DISTANCE,
      scrollMargin: CARET_DISTANCE,
      attributes: {
        class: 'prose-article',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': surface.label,
        // readers select by keyboard too
        tabindex: '0',
        lang: surface.locale,
        dir: 'auto',
      },
    },
  });
}
