import type { Json, NewEvent, TopicEvent } from '../protocol/topic-event.ts';

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
  state: Json;
}

/** What one topic had to give to a read. */
export interface TopicRead {
  topic: string;
  /** Sequence number of the topic's newest event at the time of the read. */
  head: number;
  /** Highest sequence number ever pruned; a position below it can't be served exactly. */
  floor: number;
  /** Events after the position, in order, up to the limit. */
  events: TopicEvent[];
}

/**
 * The truth about what happened: named topics, each a gap-free sequence in commit order. Two implementations,
 * Postgres and memory, pass one contract suite.
 */
export interface EventLog {
  /** The log's epoch; a cursor of another epoch is void. */
  epoch(): Promise<string>;
  /** Appends to one topic, in order, and returns the sequence number of the last. */
  append(topic: string, events: NewEvent[]): Promise<number>;
  /** Reads several topics in one query. `limit` is per topic. */
  read(positions: TopicPosition[], limit: number): Promise<TopicRead[]>;
  /** Snapshots of several topics with their positions, atomically. */
  snapshot(topics: string[]): Promise<{ epoch: string; topics: TopicSnapshot[] }>;
  /** Deletes a topic's transient events. Returns how many. */
  prune(topic: string): Promise<number>;
  /**
   * Calls `onMoved` with topics that may have moved, or with `null` when any may have (notifications were lost).
   * Only a hint: nobody's progress depends on it. Returns what ends the subscription.
   */
  subscribe(onMoved: (topics: string[] | null) => void): Promise<() => Promise<void>>;
}
