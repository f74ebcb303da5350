/** A value that survives JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * An event as an application knows it: its type and, beside it, fields of its own. `topic`, `seq` and `at` name fields
 * of the envelope and may not appear in it. A field that is undefined is left out.
 */
export type EventBody = { type: string; [field: string]: Json | undefined };

/** One durable record of a topic: an event in its envelope. */
export interface TopicEvent {
  topic: string;
  /** Position in the topic: 1, 2, 3 ... without gaps, in commit order. */
  seq: number;
  /** When it was appended, milliseconds since 1970. */
  at: number;
  event: EventBody;
  /** The trace it belongs to, as the W3C header `traceparent`, where its writer set it. Never sent to readers. */
  trace?: string | undefined;
}

/** An event to be appended. */
export interface NewEvent {
  event: EventBody;
  /** Whether it may be pruned once the state that it led to is stored elsewhere. Default false. */
  transient?: boolean;
}
