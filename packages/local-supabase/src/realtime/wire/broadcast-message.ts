/** One broadcast. Its content is what the sender wrote. */
export interface BroadcastMessage {
  event: string;
  encoding: 'json' | 'binary';
  /** JSON text in UTF-8, or the sender's bytes. */
  content: Buffer;
  /** Only for a stored message; receivers get it as `meta`. */
  meta?: { id: string; replayed?: true };
  /** The transaction that stored it; only for a message that came from the replication stream. */
  xid?: number;
}

/** Converts a value into a broadcast of JSON. */
export function toJsonBroadcast(event: string, value: unknown): BroadcastMessage {
  return { event, encoding: 'json', content: Buffer.from(JSON.stringify(value ?? {})) };
}
