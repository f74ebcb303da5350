import * as Y from 'yjs';
import type { DocumentRpc } from './document-rpc.ts';
import { createUpdateLog } from './update-log.ts';

/** What a database has lost of a document, as after a restore. */
export interface Lost {
  /** What the `Y.Doc` has and the database has not. */
  update: Uint8Array;
  /** The number of the last update that the database has. */
  position: number;
}

/** Reads the document anew, takes what is there into the `Y.Doc`, and finds what is not. */
export async function findLost(rpc: DocumentRpc, doc: Y.Doc, origin: unknown): Promise<Lost> {
  const stored = new Y.Doc();
  const log = createUpdateLog({ doc: stored, origin, onIsolated: () => undefined });
  for (let more = true; more;) {
    const page = await rpc.read(log.position);
    log.load(page);
    ({ more } = page);
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored), origin);
  const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(stored));
  stored.destroy();
  return { update, position: log.position };
}
