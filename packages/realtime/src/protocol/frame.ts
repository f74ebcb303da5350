import type { Json, TopicEvent } from './topic-event.ts';

/** Opens every stream, before anything is read. Has no id. Streams of an application may add fields. */
export interface ConnectedFrame {
  type: 'connected';
  /** The topics of the stream, in the order of its cursors. */
  topics: string[];
  epoch: string;
  /** The cursor was parsed. A `reset` follows for topics that can't be served from it. */
  resumed?: true;
}

/** The state of one topic. It replaces the state known so far. */
export interface SnapshotFrame {
  type: 'snapshot';
  topic: string;
  /** The newest event that `state` includes. */
  seq: number;
  /** Its form depends on the topic; null where a topic has no state but its events. */
  state: Json;
}

/**
 * Why a cursor can't be served: it is `malformed`, of another `epoch`, from the `future`, or events after it were
 * `pruned`.
 */
export type ResetReason = 'malformed' | 'epoch' | 'future' | 'pruned';

/** These topics start anew: a snapshot of each follows. Has no id. */
export interface ResetFrame {
  type: 'reset';
  reason: ResetReason;
  topics: string[];
}

/** One event of a topic as it is written: the event's own fields beside those of its envelope. */
export interface EventFrame {
  type: string;
  topic: string;
  seq: number;
  /** When it was appended, milliseconds since 1970. */
  at: number;
  [field: string]: Json | undefined;
}

/** The parsed data of a message; `kind` tells the frames apart. */
export type Frame =
  | { kind: 'connected'; frame: ConnectedFrame }
  | { kind: 'snapshot'; frame: SnapshotFrame }
  | { kind: 'reset'; frame: ResetFrame }
  | { kind: 'event'; event: TopicEvent };

/** Types of the frames that are not events. No event may have one of them. */
export const RESERVED_TYPES: readonly string[] = ['connected', 'snapshot', 'reset'];

const RESET_REASONS: readonly string[] = ['malformed', 'epoch', 'future', 'pruned'] satisfies ResetReason[];

/**
 * Parses the data of one message of `/api/events`; null when it is no frame. Has no dependency, to keep browsers'
 * bundles small; `frameSchema` is the same as a schema.
 *
 * @example
 * const frame = parseFrame(message.data);
 * if (frame?.kind === 'event') console.log(frame.event.seq, frame.event.event.type);
 */
export function parseFrame(data: string): Frame | null {
  let value: unknown;
  try {
    value = JSON.parse(data);
  } catch {
    return null;
  }
  if (!isRecord(value)) return null;
  if (isConnected(value)) return { kind: 'connected', frame: value };
  if (isSnapshot(value)) return { kind: 'snapshot', frame: value };
  if (isReset(value)) return { kind: 'reset', frame: value };
  if (isEvent(value)) return { kind: 'event', event: toTopicEvent(value) };
  return null;
}

/** Merges an event with its envelope, for writing. */
export function toEventFrame({ topic, seq, at, event }: TopicEvent): EventFrame {
  const { type, ...fields } = event;
  return { type, topic, seq, at, ...fields };
}

function toTopicEvent({ topic, seq, at, ...event }: EventFrame): TopicEvent {
  return { topic, seq, at, event };
}

// JSON.parse returns Json, so an object that it returns is a record of Json.
function isRecord(value: unknown): value is Record<string, Json | undefined> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isConnected(value: object): value is ConnectedFrame {
  return (
    'type' in value &&
    value.type === 'connected' &&
    'topics' in value &&
    isStrings(value.topics) &&
    'epoch' in value &&
    typeof value.epoch === 'string' &&
    (!('resumed' in value) || value.resumed === true)
  );
}

function isSnapshot(value: object): value is SnapshotFrame {
  return (
    'type' in value &&
    value.type === 'snapshot' &&
    'topic' in value &&
    typeof value.topic === 'string' &&
    'seq' in value &&
    isSeq(value.seq, 0) &&
    'state' in value
  );
}

function isReset(value: object): value is ResetFrame {
  return (
    'type' in value &&
    value.type === 'reset' &&
    'reason' in value &&
    typeof value.reason === 'string' &&
    RESET_REASONS.includes(value.reason) &&
    'topics' in value &&
    isStrings(value.topics)
  );
}

function isEvent(value: Record<string, Json | undefined>): value is EventFrame {
  return (
    typeof value['type'] === 'string' &&
    !RESERVED_TYPES.includes(value['type']) &&
    typeof value['topic'] === 'string' &&
    isSeq(value['seq'], 1) &&
    typeof value['at'] === 'number'
  );
}

function isStrings(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isSeq(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && Number(value) >= least;
}
