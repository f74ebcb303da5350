import type { Json, NewEvent, TopicEvent } from '../../protocol/topic-event.ts';

/** How far a reader has come in a topic: it has everything up to and including `after`. */
export interface TopicPosition {
  topic: string;
  after: number;
}

/** The state of one topic and the position that goes with it, read at the same instant. */
export interface TopicSnapshot {
  topic: string;
  /** Sequence number of the newest event that `state` includes; 0 for a topic without events. */
  head: number;
  /** Highest sequence number ever pruned; 0 for none. */
  floor: number;
  state: Json;
  /** The event at `head`; null for a topic without events, or when it was pruned. */
  last: TopicEvent | null;
}

/** Snapshots of several topics, all of the same instant. */
export interface LogSnapshot {
  epoch: string;
  /** In the order of the request. */
  topics: TopicSnapshot[];
}

/** What a read found in one topic. */
export interface TopicRead {
  topic: string;
  /** Sequence number of the topic's newest event at the time of the read. */
  head: number;
  /** Highest sequence number ever pruned; a position below it can't be served exactly. */
  floor: number;
  /** Events after the position, in order, up to the limits. */
  events: TopicEvent[];
}

/** What a read found. */
export interface LogRead {
  epoch: string;
  /** One for each position, in their order. */
  topics: TopicRead[];
}

/** How much a read may return for each of its positions. */
export interface ReadLimits {
  /** Events. Default 500. */
  events?: number;
  /** Bytes of data; the event that reaches them is the last. Default 65,536. */
  bytes?: number;
}

/** What {@link ReadLimits} are by default. */
export const READ_LIMITS: Required<ReadLimits> = { events: 500, bytes: 65_536 };

/** Ends a subscription. */
export type Unsubscribe = () => Promise<void>;

/** Called with topics that may have moved, or with null when any may have. */
export type OnMoved = (topics: string[] | null) => void;

/**
 * The truth about what happened: named topics, each a gap-free sequence in commit order. Two implementations,
 * Postgres and memory, pass one contract suite.
 */
export interface EventLog {
  /** The log's epoch; a cursor of another epoch is void. */
  epoch(): Promise<string>;
  /**
   * Appends to one topic, in order, and returns the sequence number of the last.
   *
   * @throws {@link InvalidEventError} when the topic's name, a type or some data is not allowed; nothing is
   * appended then.
   */
  append(topic: string, events: NewEvent[]): Promise<number>;
  /** Reads several positions in one query; a topic may appear in more than one. */
  read(positions: TopicPosition[], limits?: ReadLimits): Promise<LogRead>;
  /** Snapshots of several topics with their positions, atomically. */
  snapshot(topics: string[]): Promise<LogSnapshot>;
  /** Deletes a topic's transient events. Returns how many. */
  prune(topic: string): Promise<number>;
  /**
   * Calls `onMoved` with topics that may have moved, or with `null` when any may have: once listening has begun, and
   * after notifications were lost. It is only a hint: no reader's progress depends on it.
   */
  subscribe(onMoved: OnMoved): Promise<Unsubscribe>;
}
