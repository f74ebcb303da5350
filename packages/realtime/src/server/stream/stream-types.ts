import type { EventBody, Json } from '../../protocol/topic-event.ts';
import type { TopicSnapshot } from '../log/event-log.ts';

/** Why a stream ended. */
export type StreamEnd =
  /** The reader went away: abort, cancel, or a failed write. */
  | 'aborted'
  /** Every topic had its last event. */
  | 'complete'
  /** It was open for as long as it may be. */
  | 'lifetime'
  /** The session it was opened with expired. */
  | 'expired'
  /** `checkAccess` said no. */
  | 'forbidden'
  /** The hub drained or closed. */
  | 'shutdown'
  /** A callback of its options threw; the hub's `onError` was told. */
  | 'failed';

/** Options of an event stream. */
export interface EventStreamOptions {
  /**
   * Topics that the caller has checked to be readable, in the order of the cursor. At least one, each of them once.
   */
  topics: string[];
  /** The value of `Last-Event-ID` or `after`, unparsed; null for a fresh start. See `readCursor`. */
  cursor: string | null;
  /** Further fields of the `connected` frame. */
  connected?: { [field: string]: Json | undefined };
  /**
   * What a reader is told of a topic's state, as messages in order. `ended` says that the topic's last event
   * follows. By default one `snapshot` frame.
   */
  greet?: (snapshot: TopicSnapshot, ended: boolean) => EventBody[];
  /** Whether a topic is over with this event. A stream closes when all of its topics are. Default never. */
  endsWith?: (event: { topic: string; seq: number; type: string }) => boolean;
  /** Whoever the stream belongs to, for the hub's `checkAccess`. */
  subject?: string;
  /** When the session expires, milliseconds since 1970; the stream ends then. */
  expiresAt?: number;
  /** Milliseconds between heartbeats. Default 15,000. */
  heartbeatMs?: number;
  /** Milliseconds a stream may be open, shortened by up to a tenth at random. Default 280,000; null for no limit. */
  lifetimeMs?: number | null;
  /** Milliseconds a client should wait before it reconnects, lengthened by up to the same again. Default 1,000. */
  retryMs?: number;
  /** Called once, when the stream has ended and holds nothing any more. */
  onEnd?: (end: StreamEnd) => void;
}

/**
 * A pull source of frames: its reader decides the pace. Between two reads it holds its cursor and at most one batch of
 * the log.
 */
export interface EventStream {
  /**
   * The next pieces to write, up to the one that reaches `maxBytes` (default 65,536); empty when there is nothing yet.
   * The buffers may be shared with other streams and must not be changed.
   */
  read(maxBytes?: number): Uint8Array[];
  /** Calls the listener when another read may return something, and at the end. Keeps one listener. */
  onReadable(listener: () => void): void;
  /** Why the stream has ended; null before. What `read` still returns then is the last of it. */
  readonly ended: StreamEnd | null;
  /** Ends the stream from the reader's side. Idempotent. */
  abort(): void;
}

/** The outcome of `hub.open`. */
export type OpenedStream =
  | { kind: 'stream'; stream: EventStream }
  /** The reader has the last event: answer 204, which stops an `EventSource`. */
  | { kind: 'ended' }
  /** At capacity, or shutting down: answer 503 with `Retry-After`. */
  | { kind: 'overloaded' | 'draining'; retryAfterSeconds: number }
  /** The log could not be asked: answer 503 with `Retry-After`. */
  | { kind: 'unavailable'; retryAfterSeconds: number; cause: unknown };
