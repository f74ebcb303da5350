import { printArticle } from '@headway/text/article';
import { createDocumentExtensions, DOCUMENT_FIELD } from '@headway/documents/protocol';
import { getSchema } from '@tiptap/core';
import { yXmlFragmentToProseMirrorRootNode } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Prints the article of a stored state, which is an update of Yjs, as Markdown. */
export function printState(state: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const article = yXmlFragmentToProseMirrorRootNode(
    doc.getXmlFragment(DOCUMENT_FIELD),
    getSchema(createDocumentExtensions()),
  );
  return printArticle(article.toJSON());
}
