/** A value that survives JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * The fields of an event's data. `type`, `topic`, `seq` and `at` are the envelope's and may not appear in it. A field
 * that is undefined is left out.
 */
export type EventData = { [key: string]: Json | undefined };

/** One durable record of a topic. */
export interface TopicEvent {
  topic: string;
  /** Position in the topic: 1, 2, 3 ... without gaps, in commit order. */
  seq: number;
  type: string;
  data: EventData;
  /** When it was appended, milliseconds since 1970. */
  at: number;
  /** The trace it belongs to, as the W3C header `traceparent`, where its writer said so. Never sent to readers. */
  trace?: string | undefined;
}

/** An event to be appended. */
export interface NewEvent {
  type: string;
  data: EventData;
  /** May be pruned once what it led to is stored elsewhere. Default false. */
  transient?: boolean;
}
