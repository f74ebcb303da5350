import * as Y from 'yjs';
import { DocumentError } from '../protocol/document-error.ts';
import type { DocumentPage } from '../protocol/document-page.ts';
import { isYjsUpdate } from '../protocol/is-yjs-update.ts';
import { findUnknownContent } from '../protocol/unknown-content.ts';

/** How far a `Y.Doc` has come in the document's updates. */
export interface UpdateLog {
  /** Everything up to this number is in the `Y.Doc`; -1 for nothing. */
  readonly position: number;
  /** Whether later updates have come than the next. */
  readonly hasGap: boolean;
  /**
   * Takes an update in whatever order it comes. `applied` is one that was made here.
   *
   * @throws DocumentError `page_outdated`, as does `load`; nothing of that update and those after it is applied, unless it
   *   contradicts what is there, as a forged one can: then the `Y.Doc` is of no use any more
   */
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
    if (!isYjsUpdate(update)) return onIsolated(seq);
    requireKnown(update);
    try {
      Y.applyUpdate(doc, update, origin);
    } catch (error) {
      // half of it is in the document: the server leaves such an update out, and takes it out of the log
      throw new DocumentError('page_outdated', 'Yjs stumbled over an update.', { cause: error });
    }
  };
  const drain = () => {
    for (let next = waiting.get(position + 1); next !== undefined; next = waiting.get(position + 1)) {
      if (next !== 'applied') apply(position + 1, next);
      position += 1;
      waiting.delete(position);
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
          requireKnown(snapshot.state);
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

/** @throws DocumentError `page_outdated` */
export function requireKnown(update: Uint8Array): void {
  const name = findUnknownContent(update);
  if (name === null) return;
  throw new DocumentError('page_outdated', `This version of the page does not know “${name}”.`);
}
