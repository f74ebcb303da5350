import { formatCursor } from '../../protocol/cursor.ts';
import { toEventFrame } from '../../protocol/frame.ts';
import type { EventBody, TopicEvent } from '../../protocol/topic-event.ts';

/**
 * One event as it goes over the wire, made once and shared by every stream: a stream of this topic alone writes
 * `frame`; a stream of several topics writes an `id:` line of its own and then `data`, which is the same memory.
 */
export interface EncodedEvent {
  topic: string;
  seq: number;
  type: string;
  /** When it was appended, milliseconds since 1970. */
  at: number;
  trace: string | undefined;
  frame: Uint8Array;
  data: Uint8Array;
}

/** An event that a stream has written. The same object for every stream that shares its encoding. */
export type WrittenEvent = Pick<EncodedEvent, 'topic' | 'seq' | 'type' | 'at' | 'trace'>;

/** Encodes an event, merged with its envelope, as one message of an event stream. */
export function encodeEvent(epoch: string, topicEvent: TopicEvent): EncodedEvent {
  const { topic, seq, at, event, trace } = topicEvent;
  const id = `id: ${formatCursor(epoch, [seq])}\n`;
  const frame = Buffer.from(`${id}data: ${JSON.stringify(toEventFrame(topicEvent))}\n\n`);
  return { topic, seq, type: event.type, at, trace, frame, data: frame.subarray(id.length) };
}

/** Encodes a message that is no event of the log; with a cursor when what follows it starts there. */
export function encodeData(data: EventBody, cursor?: string): Uint8Array {
  // Undefined values are left out and a line feed is escaped: JSON is always one line.
  return Buffer.from(`${encodeId(cursor)}data: ${JSON.stringify(data)}\n\n`);
}

/** The `id:` line alone. Followed by an empty line it moves a reader's cursor and shows it nothing. */
export function encodeId(cursor: string | undefined): string {
  return cursor === undefined ? '' : `id: ${cursor}\n`;
}
