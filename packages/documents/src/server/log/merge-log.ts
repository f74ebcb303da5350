import * as Y from 'yjs';
import { isYjsUpdate } from '../../protocol/updates/is-yjs-update.ts';
import { dropPending } from '../../protocol/updates/yjs-internals.ts';

/** An update with its number. */
export interface LoggedUpdate {
  seq: number;
  update: Uint8Array;
}

/**
 * Merges a snapshot and the updates that follow it, in their order. An update that makes Yjs throw, as a forged one that
 * contradicts another can, is left out; `isolated` has the numbers of those.
 */
export function mergeLog(snapshot: Uint8Array | null, updates: readonly LoggedUpdate[]) {
  const sound = updates.filter(({ update }) => isYjsUpdate(update));
  const { doc, taken } = mergeAtOnce(snapshot, sound) ?? mergeOneByOne(snapshot, sound);
  // if a restored database has lost their dependencies, pages send those again together with these structs
  dropPending(doc);
  const seqs = new Set(taken.map(({ seq }) => seq));
  return { doc, isolated: updates.map(({ seq }) => seq).filter((seq) => !seqs.has(seq)) };
}

interface Merged {
  doc: Y.Doc;
  taken: readonly LoggedUpdate[];
}

/** Merges in one transaction, which is much faster; `null` if Yjs throws. */
function mergeAtOnce(snapshot: Uint8Array | null, updates: readonly LoggedUpdate[]): Merged | null {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      if (snapshot) Y.applyUpdate(doc, snapshot);
      for (const { update } of updates) Y.applyUpdate(doc, update);
    });
    return { doc, taken: updates };
  } catch {
    return null;
  }
}

function mergeOneByOne(snapshot: Uint8Array | null, updates: readonly LoggedUpdate[]): Merged {
  const taken: LoggedUpdate[] = [];
  let doc = replay(snapshot, taken);
  for (const logged of updates) {
    try {
      Y.applyUpdate(doc, logged.update);
      taken.push(logged);
    } catch {
      // half of the update may be in the document: start again without it
      doc = replay(snapshot, taken);
    }
  }
  return { doc, taken };
}

function replay(snapshot: Uint8Array | null, updates: readonly LoggedUpdate[]): Y.Doc {
  const doc = new Y.Doc();
  if (snapshot) Y.applyUpdate(doc, snapshot);
  for (const { update } of updates) Y.applyUpdate(doc, update);
  return doc;
}
