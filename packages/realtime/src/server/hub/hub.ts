import type { EventLog } from '../log/event-log.ts';
import type { WrittenEvent } from '../feed/encode-frame.ts';
import type { EventStreamOptions, OpenedStream } from '../stream/stream-types.ts';

/** Whether these topics may still be read by this subject. */
export interface AccessCheck {
  /** The id of the stream's owner, as given to `open`. */
  subject: string;
  topics: string[];
}

/** What a hub was doing when something failed. */
export type HubActivity = 'read' | 'snapshot' | 'subscribe' | 'access' | 'callback';

/** Options of {@link Hub}. */
export interface HubOptions {
  log: EventLog;
  /** Streams that this hub serves at once; a further one is refused as `overloaded`. Default 10,000. */
  maxStreams?: number;
  /** Milliseconds between two reads of every topic with readers, which find events of lost notifications. Default 5,000. */
  pollMs?: number;
  /** Bytes of encoded events kept for each topic that has readers. Default 262,144. */
  recentBytesPerTopic?: number;
  /** Bytes of encoded events kept for all topics together. Default 67,108,864. */
  recentBytes?: number;
  /**
   * Called every `checkAccessMs` with all streams that were opened with a `subject`; answers in their order. A stream
   * with a false answer ends. Default: none, and access ends only with `expiresAt`.
   */
  checkAccess?: (checks: AccessCheck[]) => Promise<boolean[]>;
  /** Milliseconds between two calls of `checkAccess`. Default 3,000. */
  checkAccessMs?: number;
  /** Called for every event that a stream writes and that was appended after the stream was opened. */
  onWritten?: (event: WrittenEvent) => void;
  /** Called for failures of the log, from which the hub recovers by itself, and of a stream's callbacks. Default: ignores them. */
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
   * Opens an event stream. The caller must read it to its end or abort it.
   *
   * @throws TypeError when `topics` is empty or has duplicates.
   */
  open(options: EventStreamOptions): Promise<OpenedStream>;
  stats(): HubStats;
  /** Calls `checkAccess` now instead of at the next round, after memberships changed. */
  recheckAccess(): void;
  /**
   * Ends every stream, tells each client a different moment within `spreadMs` (default 5,000) to come back, and accepts
   * no more streams. Resolves when everything is written, after 2 s at the latest.
   */
  drain(options?: { spreadMs?: number }): Promise<void>;
  /** Ends every stream at once and lets go of the log. */
  close(): Promise<void>;
}
