import type { EventLog } from '../log/event-log.ts';
import type { WrittenEvent } from '../feed/encoded-event.ts';
import type { EventStreamOptions, OpenedStream } from '../stream/event-stream.ts';

/** Whether these topics may still be read by this subject. */
export interface AccessCheck {
  /** Whoever the stream belongs to, as given to `open`. */
  subject: string;
  topics: string[];
}

/** What a hub was doing when something failed. */
export type HubActivity = 'read' | 'snapshot' | 'subscribe' | 'access' | 'callback';

export interface HubOptions {
  log: EventLog;
  /** Streams this hub serves at once; one more is refused as `overloaded`. Default 10,000. */
  maxStreams?: number;
  /** Milliseconds between looks at every topic with readers, covering lost notifications. Default 5,000. */
  pollMs?: number;
  /** Bytes of encoded events kept for each topic that has readers. Default 262,144. */
  recentBytesPerTopic?: number;
  /** Bytes of encoded events kept for all topics together. Default 67,108,864. */
  recentBytes?: number;
  /**
   * Asked again and again about the streams that were opened with a `subject`, all of them in one call; a stream
   * with a false answer ends. Without it a stream is only ever ended by its expiry.
   */
  checkAccess?: (checks: AccessCheck[]) => Promise<boolean[]>;
  /** Milliseconds between two calls of `checkAccess`. Default 3,000. */
  checkAccessMs?: number;
  /** Told of every event that a stream writes and that was appended after the stream was opened. */
  onWritten?: (event: WrittenEvent) => void;
  /** Told of failures: of the log, from which the hub recovers by itself, and of the callbacks of a stream. */
  onError?: (error: unknown, during: HubActivity) => void;
}

/** What a hub holds at this moment. */
export interface HubStats {
  /** Open event streams. */
  streams: number;
  /** Topics with at least one reader. */
  topics: number;
  /** Bytes of encoded events kept in memory. */
  recentBytes: number;
  /** Reads of the log since the hub was created. */
  reads: number;
  /** Milliseconds from an event's append to its encoding here: of the last read, as this machine's clock has it. */
  lagMs: number;
}

/** The part of a server process that turns commits into frames for its event streams. */
export interface Hub {
  /**
   * Opens an event stream. Whoever gets one must consume it to its end or abort it.
   *
   * @throws TypeError when `topics` is empty or has duplicates.
   */
  open(options: EventStreamOptions): Promise<OpenedStream>;
  stats(): HubStats;
  /** Asks `checkAccess` now instead of at the next round, because memberships changed. */
  recheckAccess(): void;
  /**
   * Ends every stream, telling each client a different moment to come back within `spreadMs` (default 5,000), and
   * accepts no more. Resolves when all of it is written, after 2 s at the latest.
   */
  drain(options?: { spreadMs?: number }): Promise<void>;
  /** Ends every stream at once and lets go of the log. */
  close(): Promise<void>;
}
