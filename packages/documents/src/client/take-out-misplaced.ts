import type * as Y from 'yjs';
import { findMisplaced } from '../protocol/misplaced-content.ts';

// Yjs clears away what a transaction has deleted by calling itself for each level of it.
const AT_ONCE = 500;

/**
 * Takes out of a `Y.Doc` what updates of this origin put where no editor puts it, before anything that shows the document
 * gets to see it. An editor would mend such a document by deleting what is around it, for everyone and in the name of
 * whoever has it open. What is taken out here is so for this `Y.Doc` alone; every page does the same.
 */
export function takeOutMisplaced(doc: Y.Doc, origin: unknown): void {
  doc.on('beforeObserverCalls', (transaction) => {
    if (transaction.origin !== origin) return;
    const misplaced = findMisplaced(doc, transaction);
    for (let start = 0; start < misplaced.length; start += AT_ONCE) {
      doc.transact((own) => {
        for (const item of misplaced.slice(start, start + AT_ONCE)) item.delete(own);
      }, origin);
    }
  });
}
