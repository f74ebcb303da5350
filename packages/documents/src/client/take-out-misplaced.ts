import type * as Y from 'yjs';
import { findMisplaced } from '../protocol/misplaced-content.ts';
import { beforeObservers, deleteItems } from '../protocol/yjs-internals.ts';

/**
 * Takes out of a `Y.Doc` what updates of this origin put where no editor puts it, before anything that shows the document
 * gets to see it. An editor would mend such a document by deleting what is around it, for everyone and in the name of
 * whoever has it open. What is taken out here is so for this `Y.Doc` alone; every page does the same.
 */
export function takeOutMisplaced(doc: Y.Doc, origin: unknown): void {
  beforeObservers(doc, (transaction) => {
    if (transaction.origin === origin) deleteItems(doc, findMisplaced(doc, transaction), origin);
  });
}
