import * as Y from 'yjs';

/** More characters than one client writes, and as many as the database counts. */
const MAX_CLOCK = 2 ** 31 - 1;

/**
 * Can these bytes be merged into a document? They are decoded completely, without touching one: `applyUpdate` of
 * bytes that break off halfway would leave the first half behind, and so would one of a struct that Yjs itself never
 * writes: an empty one, or one that stands beside or in what its own client has yet to write.
 */
export function isYjsUpdate(update: Uint8Array): boolean {
  try {
    return Y.decodeUpdate(update).structs.every(isWellFormed);
  } catch {
    return false;
  }
}

function isWellFormed(struct: Y.Item | Y.GC | Y.Skip): boolean {
  const { id, length } = struct;
  if (length < 1 || id.clock + length > MAX_CLOCK) return false;
  if (!(struct instanceof Y.Item)) return true;
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].every(
    (place) => !(place instanceof Y.ID) || place.client !== id.client || place.clock < id.clock,
  );
}
