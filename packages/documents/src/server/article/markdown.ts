import {
  countArticleWords as countWordsOf,
  printArticle,
  toArticle,
  type ToArticleOptions,
} from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { createDocumentExtensions, DOCUMENT_FIELD } from '../../protocol/article/document-extensions.ts';
import { readArticle } from './read-article.ts';

const schema = getSchema(createDocumentExtensions());

/**
 * Replaces the article of a document by Markdown. Only what differs is changed. Needs no DOM.
 *
 * @example
 * writeMarkdown(doc, '# Title\n\nA paragraph.');
 */
export function writeMarkdown(doc: Y.Doc, markdown: string, options?: ToArticleOptions): void {
  writeArticle(doc, Node.fromJSON(schema, toArticle(parseMarkdown(markdown), options)));
}

/** The article of a document as Markdown. */
export function readMarkdown(doc: Y.Doc): string {
  return printArticle(readArticle(doc).json);
}

/** How many words the article of a document has. */
export function countArticleWords(doc: Y.Doc): number {
  return countWordsOf(readArticle(doc).json);
}

/** Replaces the article of one document by that of another. Only what differs is changed. */
export function copyArticle(from: Y.Doc, to: Y.Doc): void {
  writeArticle(to, Node.fromJSON(schema, readArticle(from).json));
}

function writeArticle(doc: Y.Doc, article: Node): void {
  doc.transact(() => {
    updateYFragment(doc, doc.getXmlFragment(DOCUMENT_FIELD), article, {
      mapping: new Map(),
      isOMark: new Map(),
    });
  });
}
