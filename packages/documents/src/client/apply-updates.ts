import * as Y from 'yjs';
import { DocumentError } from './document-error.ts';
import { isYjsUpdate } from '../protocol/updates/is-yjs-update.ts';
import { findUnknownContent } from '../protocol/updates/unknown-content.ts';
import type { NumberedUpdate } from './machine/log-order.ts';

/** What updates are applied to. */
export interface ApplyTarget {
  doc: Y.Doc;
  /** The origin of the transactions. */
  origin: unknown;
  /** Called for each update that is not one of Yjs, and was left out. */
  onIsolated: () => void;
}

/**
 * Applies updates one after the other.
 *
 * @throws DocumentError `page_outdated` for an update with content that this page does not know, which is not applied,
 *   and neither are those after it. Also for one that contradicts the document, as a forged one can: half of it may be
 *   in the `Y.Doc` then, which is of no use any more.
 */
export function applyUpdates(
  { doc, origin, onIsolated }: ApplyTarget,
  updates: readonly NumberedUpdate[],
): void {
  for (const { update } of updates) {
    if (!isYjsUpdate(update)) {
      onIsolated();
      continue;
    }
    requireKnown(update);
    try {
      Y.applyUpdate(doc, update, origin);
    } catch (error) {
      // the server finds such an update too, and takes it out of the log
      throw new DocumentError('page_outdated', 'Yjs failed to apply an update.', { cause: error });
    }
  }
}

/** Applies what was read in one transaction, so that an editor draws once. @throws DocumentError `page_outdated` */
export function applyPage(
  target: ApplyTarget,
  { snapshot, updates }: { snapshot: Uint8Array | null; updates: readonly NumberedUpdate[] },
): void {
  const { doc, origin } = target;
  doc.transact(() => {
    if (snapshot) {
      requireKnown(snapshot);
      Y.applyUpdate(doc, snapshot, origin);
    }
    applyUpdates(target, updates);
  }, origin);
}

/** @throws DocumentError `page_outdated` */
export function requireKnown(update: Uint8Array): void {
  const name = findUnknownContent(update);
  if (name === null) return;
  throw new DocumentError('page_outdated', `This version of the page does not know “${name}”.`);
}
