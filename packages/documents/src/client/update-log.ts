import * as Y from 'yjs';
import type { DocumentPage } from '../protocol/document-page.ts';
import { isYjsUpdate } from '../protocol/is-yjs-update.ts';

/** How far a `Y.Doc` has come in the document's updates. */
export interface UpdateLog {
  /** Everything up to this number is in the `Y.Doc`; -1 for nothing. */
  readonly position: number;
  /** Whether later updates have come than the next. */
  readonly hasGap: boolean;
  /** Takes an update in whatever order it comes. `applied` is one that was made here. */
  receive(seq: number, update: Uint8Array | 'applied'): void;
  load(page: DocumentPage): void;
  /** Goes on from a number, of which the `Y.Doc` has everything. */
  goTo(seq: number): void;
}

export interface UpdateLogOptions {
  doc: Y.Doc;
  /** The origin of the transactions in which updates are applied. */
  origin: unknown;
  /** Called for an update that can't be applied, and has been left out. */
  onIsolated: (seq: number) => void;
}

export function createUpdateLog({ doc, origin, onIsolated }: UpdateLogOptions): UpdateLog {
  let position = -1;
  const waiting = new Map<number, Uint8Array | 'applied'>();

  const apply = (seq: number, update: Uint8Array) => {
    if (isYjsUpdate(update)) Y.applyUpdate(doc, update, origin);
    else onIsolated(seq);
  };
  const drain = () => {
    for (let next = waiting.get(position + 1); next !== undefined; next = waiting.get(position + 1)) {
      position += 1;
      waiting.delete(position);
      if (next !== 'applied') apply(position, next);
    }
  };
  const forgetOld = () => {
    for (const seq of waiting.keys()) if (seq <= position) waiting.delete(seq);
  };

  return {
    get position() {
      return position;
    },
    get hasGap() {
      return waiting.size > 0;
    },
    receive(seq, update) {
      if (seq <= position) return;
      waiting.set(seq, update);
      drain();
    },
    load({ snapshot, updates }) {
      // one transaction, so that an editor draws once
      doc.transact(() => {
        if (snapshot && snapshot.seq > position) {
          Y.applyUpdate(doc, snapshot.state, origin);
          position = snapshot.seq;
        }
        for (const { seq, update } of updates) {
          if (seq <= position) continue;
          apply(seq, update);
          position = seq;
        }
        forgetOld();
        drain();
      }, origin);
    },
    goTo(seq) {
      position = seq;
      forgetOld();
      drain();
    },
  };
}
