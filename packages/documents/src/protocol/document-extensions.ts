import type { Extensions } from '@tiptap/core';
import { TableKit } from '@tiptap/extension-table';
import { StarterKit } from '@tiptap/starter-kit';
import { ArticleImage } from './article-image.ts';
import { ArticleLink } from './article-link.ts';
import { ArticleListItem } from './article-list-item.ts';
import { NumberedList } from './numbered-list.ts';

/** The part of the Y.Doc in which the article is; Tiptap's `Collaboration` takes it as `field`. */
export const DOCUMENT_FIELD = 'article';

/**
 * What an article consists of. The editor and the server take the same list: a node that one of them did not know
 * would be dropped by it. Undo is left out, since it has to be each person's own.
 */
export function createDocumentExtensions(): Extensions {
  return [
    StarterKit.configure({
      undoRedo: false,
      // it would write a paragraph into every article by opening it
      trailingNode: false,
      link: false,
      orderedList: false,
      listItem: false,
    }),
    ArticleLink,
    NumberedList,
    ArticleListItem,
    TableKit.configure({ table: { resizable: false } }),
    ArticleImage,
  ];
}
