import type * as Y from 'yjs';
import { findMisplaced } from '../protocol/updates/misplaced-content.ts';
import { beforeObservers, deleteItems } from '../protocol/updates/yjs-internals.ts';

/**
 * Deletes content from a `Y.Doc` that updates of this origin put where no editor puts it, before an editor sees it. The
 * editor would repair the document by deleting what is around that content, for everyone and in the name of the person who
 * has it open. What is deleted here is not sent; every page deletes the same.
 */
export function takeOutMisplaced(doc: Y.Doc, origin: unknown): void {
  beforeObservers(doc, (transaction) => {
    if (transaction.origin === origin) deleteItems(doc, findMisplaced(doc, transaction), origin);
  });
}
