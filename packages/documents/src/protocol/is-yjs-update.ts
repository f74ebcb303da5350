import * as Y from 'yjs';

/**
 * Can these bytes be merged into a document? They are decoded completely, without touching one: `applyUpdate` of
 * bytes that break off halfway would leave the first half behind.
 */
export function isYjsUpdate(update: Uint8Array): boolean {
  try {
    Y.decodeUpdate(update);
    return true;
  } catch {
    return false;
  }
}
