import { decodeStructs, isItem, readReferences, type Struct } from './yjs-internals.ts';

/** More characters than one client writes, and as many as the database counts. */
const MAX_CLOCK = 2 ** 31 - 1;

/**
 * Can these bytes be merged into a document? They are decoded completely, without touching one: `applyUpdate` of
 * bytes that break off halfway would leave the first half behind, and so would one of a struct that Yjs itself never
 * writes: an empty one, or one that stands beside or in what its own client has yet to write.
 */
export function isYjsUpdate(update: Uint8Array): boolean {
  try {
    return decodeStructs(update).every(isWellFormed);
  } catch {
    return false;
  }
}

function isWellFormed(struct: Struct): boolean {
  const { id, length } = struct;
  if (length < 1 || id.clock + length > MAX_CLOCK) return false;
  if (!isItem(struct)) return true;
  return readReferences(struct).every(({ client, clock }) => client !== id.client || clock < id.clock);
}
