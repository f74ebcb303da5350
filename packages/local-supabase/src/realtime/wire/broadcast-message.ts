/** One broadcast, its content as the sender wrote it. */
export interface BroadcastMessage {
  event: string;
  encoding: 'json' | 'binary';
  /** JSON text in UTF-8, or the sender's bytes. */
  content: Buffer;
  /** Present if the message is stored: receivers see it as `meta`. */
  meta?: { id: string; replayed?: true };
  /** The transaction in which it was stored, if the stream has brought it. */
  xid?: number;
}

/** A broadcast of a value that can be written as JSON. */
export function toJsonBroadcast(event: string, value: unknown): BroadcastMessage {
  return { event, encoding: 'json', content: Buffer.from(JSON.stringify(value ?? {})) };
}
