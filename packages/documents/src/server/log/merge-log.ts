import * as Y from 'yjs';
import { isYjsUpdate } from '../../protocol/is-yjs-update.ts';
import { dropPending } from '../../protocol/yjs-internals.ts';

/** An update with its number. */
export interface LoggedUpdate {
  seq: number;
  update: Uint8Array;
}

/** What a log comes to. */
export interface MergedLog {
  doc: Y.Doc;
  /** The numbers of updates that are none, and are not part of it. */
  isolated: number[];
}

/**
 * Merges a snapshot and the updates that follow it, in their order. One that Yjs stumbles over halfway, as it can when
 * somebody has forged two that contradict each other, is left out as if it had never come.
 */
export function mergeLog(snapshot: Uint8Array | null, updates: readonly LoggedUpdate[]): MergedLog {
  const sound = updates.filter(({ update }) => isYjsUpdate(update));
  const { doc, taken } = mergeAtOnce(snapshot, sound) ?? mergeOneByOne(snapshot, sound);
  // they are no part of the article; of a database that has lost updates, pages give back their dependencies too
  dropPending(doc);
  const seqs = new Set(taken.map(({ seq }) => seq));
  return { doc, isolated: updates.map(({ seq }) => seq).filter((seq) => !seqs.has(seq)) };
}

interface Merged {
  doc: Y.Doc;
  taken: readonly LoggedUpdate[];
}

/** In one transaction, which is much faster; `null` if Yjs stumbles. */
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
      // the first half of it is in there
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
