import type { Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { ArticleCode } from './article-code.ts';
import { ArticleImage } from './article-image.ts';
import { ArticleLink } from './article-link.ts';
import { ArticleListItem } from './article-list-item.ts';
import { ArticleNumberedList } from './article-numbered-list.ts';
import { LiteralText } from './literal-text.ts';

/** The name of the `Y.XmlFragment` that has the article. Pass it to Tiptap's `Collaboration` as `field`. */
export const DOCUMENT_FIELD = 'article';

/**
 * The Tiptap extensions that define what an article consists of. The editor and the server use the same list: each would
 * drop nodes that it does not know. Undo is not among them, because everyone undoes only their own edits
 * (`Collaboration` brings it).
 *
 * @example
 * new Editor({ extensions: [...createDocumentExtensions(), Collaboration.configure({ document, field: DOCUMENT_FIELD })] });
 */
export function createDocumentExtensions(): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      // opening an article would append a paragraph to it
      trailingNode: false,
      // Markdown has no underline
      underline: false,
      code: false,
      link: false,
      orderedList: false,
      listItem: false,
    }),
    ArticleLink,
    ArticleNumberedList,
    ArticleCode,
    LiteralText,
    ArticleListItem,
    TableKit.configure({ table: { resizable: false } }),
    ArticleImage,
  ];
}
