import * as Y from 'yjs';
import { applyPage } from './apply-updates.ts';
import type { DocumentRpc } from './document-rpc.ts';
import { NOTHING_READ, receivePage } from './machine/log-order.ts';

/** What a database has lost of a document, as after a restore from a backup. */
export interface Lost {
  /** What the `Y.Doc` has and the database has not. */
  update: Uint8Array;
  /** The number of the last update that the database has. */
  position: number;
}

/** Reads the document anew, merges it into the `Y.Doc`, and finds what the database lacks. */
export async function findLost(rpc: DocumentRpc, doc: Y.Doc, origin: unknown): Promise<Lost> {
  const stored = new Y.Doc();
  let order = NOTHING_READ;
  for (let more = true; more;) {
    const page = await rpc.read(order.position);
    const { snapshot, due: updates, ...next } = receivePage(order, page);
    applyPage({ doc: stored, origin, onIsolated: () => undefined }, { snapshot, updates });
    ({ order } = next);
    ({ more } = page);
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored), origin);
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stored));
  stored.destroy();
  return { update, position: order.position };
}
