import { getSchema } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import { Node } from '@tiptap/pm/model';
import { updateYFragment } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { createDocumentExtensions, DOCUMENT_FIELD } from '../../protocol/document-extensions.ts';
import { countWords } from './to-words.ts';
import { toWrittenBlocks } from './written-node.ts';
import { readArticle } from './read-article.ts';
import { withLinkedImages, withSafeContent } from './safe-content.ts';

const extensions = createDocumentExtensions();
const schema = getSchema(extensions);
const manager = new MarkdownManager({ extensions });

export interface WriteOptions {
  /** `linked` replaces each image by a link with its description. Default `shown`. */
  images?: 'shown' | 'linked';
}

/**
 * Replaces the article of a document by Markdown. Only what differs is changed. Needs no DOM.
 *
 * @throws RangeError for content that the schema of an article does not allow
 * @example
 * writeMarkdown(doc, '# Title\n\nA paragraph.');
 */
export function writeMarkdown(doc: Y.Doc, markdown: string, { images = 'shown' }: WriteOptions = {}): void {
  const safe = withSafeContent(manager.parse(markdown));
  const parsed = images === 'linked' ? withLinkedImages(safe) : safe;
  const content = parsed.content?.length ? parsed.content : [{ type: 'paragraph' }];
  const article = Node.fromJSON(schema, { ...parsed, content });
  article.check();
  writeArticle(doc, article);
}

/** The article of a document as Markdown. */
export function readMarkdown(doc: Y.Doc): string {
  return manager.serialize(readArticle(doc).json);
}

/** How many words the article of a document has. */
export function countArticleWords(doc: Y.Doc): number {
  return toWrittenBlocks(readArticle(doc).json).reduce((sum, { text }) => sum + countWords(text), 0);
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
