import { decodeStructs, isItem, readReferences, type Struct } from './yjs-internals.ts';

/** The largest clock, in characters of one client: the database stores clocks as 4-byte integers. */
const MAX_CLOCK = 2 ** 31 - 1;

/**
 * Whether bytes are an update that Yjs can apply. They are decoded completely, without a document: `applyUpdate` would
 * leave half of a broken update in it. Structs that Yjs never writes are refused for the same reason: empty ones, and
 * those that refer to later characters of their own client.
 *
 * @param update bytes from anywhere, such as a broadcast or a row of the log
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
