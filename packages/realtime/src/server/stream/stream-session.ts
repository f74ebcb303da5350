import { formatCursor } from '../../protocol/cursor.ts';
import type { ResetReason } from '../../protocol/frame.ts';
import { HEARTBEAT_MS } from '../../protocol/limits.ts';
import { createBackoff } from '@headway/ground';
import {
  encodeData,
  encodeEvent,
  encodeId,
  type EncodedEvent,
  type WrittenEvent,
} from '../feed/encode-frame.ts';
import type { LogSnapshot, TopicSnapshot } from '../log/event-log.ts';
import type { EventStream, EventStreamOptions, StreamEnd } from './stream-types.ts';
import type { LogFollower } from '../feed/log-follower.ts';
import type { SnapshotQueue } from '../feed/snapshot-queue.ts';
import type { TopicStart } from './stream-start.ts';
import type { TopicReader } from '../feed/topic-feed.ts';

/** What a stream needs of its hub. */
export interface StreamContext {
  epoch: string;
  follower: LogFollower;
  snapshots: SnapshotQueue;
  onWritten: (event: WrittenEvent) => void;
  onError: (error: unknown, during: 'snapshot' | 'callback') => void;
  /** Called when it has ended and holds only the messages that are still to be written. */
  onEnd: (stream: StreamSession) => void;
  /** Called when its last messages have been read. */
  onFlushed: (stream: StreamSession) => void;
}

const LIFETIME_MS = 280_000;
const RETRY_MS = 1_000;
const MAX_TIMER_MS = 2_147_483_647;
const READ_BYTES = 65_536;
const HEARTBEAT = Buffer.from(':\n\n');

/** One topic of a stream: read at a position, or, without a reader, waiting for its snapshot. */
interface Track {
  topic: string;
  reader: TopicReader | null;
  /** What the next `id:` says of this topic. */
  position: number | null;
  /** Why the snapshot it waits for is a reset; null for a fresh start. */
  reset: ResetReason | null;
  /** Whether its newest event was its last. */
  done: boolean;
}

/** One open event stream: its positions, what is to be written before any event, and the timers that end it. */
export class StreamSession implements EventStream {
  readonly topics: string[];
  readonly #options: EventStreamOptions;
  readonly #context: StreamContext;
  readonly #tracks: Track[];
  readonly #openedAt = Date.now();
  readonly #backoff = createBackoff();
  readonly #timers: NodeJS.Timeout[] = [];
  /** Messages that are no events of the log. They go before the events of the readers. */
  #messages: Uint8Array[] = [];
  #epoch: string;
  #ended: StreamEnd | null = null;
  #listener: (() => void) | null = null;
  #requesting = false;
  #retry: NodeJS.Timeout | undefined;
  #reading = false;
  #wokenWhileReading = false;
  #turn = 0;

  constructor(options: EventStreamOptions, starts: TopicStart[], context: StreamContext) {
    this.topics = options.topics;
    this.#options = options;
    this.#context = context;
    this.#epoch = context.epoch;
    this.#tracks = options.topics.map((topic, index) => {
      const start = starts[index] ?? { after: null, reset: null };
      return start.after === null
        ? { topic, reader: null, position: null, reset: start.reset, done: false }
        : { topic, reader: null, position: start.after, reset: null, done: start.done };
    });
    for (const track of this.#tracks) if (track.position !== null) this.#follow(track, track.position);
    this.#connect();
    this.#startTimers();
    void this.#requestSnapshots();
  }

  get ended(): StreamEnd | null {
    return this.#ended;
  }

  onReadable(listener: () => void): void {
    this.#listener = listener;
  }

  abort(): void {
    this.end('aborted');
  }

  read(maxBytes = READ_BYTES): Uint8Array[] {
    const taken: Uint8Array[] = [];
    this.#reading = true;
    do {
      this.#wokenWhileReading = false;
      const bytes = this.#dequeueMessages(taken, maxBytes);
      if (this.#messages.length === 0 && !this.#ended)
        this.#guard(() => this.#dequeueEvents(taken, bytes, maxBytes));
      if (taken.length === 0) for (const { reader } of this.#tracks) reader?.wait();
    } while (taken.length === 0 && this.#wokenWhileReading);
    this.#reading = false;
    if (taken.length === 0 && this.#ended) this.#context.onFlushed(this);
    return taken;
  }

  /** Ends the stream. `retryMs` is sent as its last message. */
  end(end: StreamEnd, retryMs?: number): void {
    if (this.#ended) return;
    this.#ended = end;
    for (const timer of this.#timers) clearInterval(timer);
    clearTimeout(this.#retry);
    for (const track of this.#tracks) this.#unfollow(track);
    if (end === 'aborted') this.#messages = [];
    if (retryMs !== undefined) this.#messages.push(encodeRetry(retryMs));
    this.#context.onEnd(this);
    if (end === 'aborted') this.#context.onFlushed(this);
    this.#wake();
    this.#guard(() => this.#options.onEnd?.(end));
  }

  /** The log has another epoch: every topic starts anew. */
  changeEpoch(epoch: string): void {
    this.#epoch = epoch;
    for (const track of this.#tracks) this.#startAnew(track, 'epoch');
  }

  #connect(): void {
    const { connected, topics, retryMs = RETRY_MS } = this.#options;
    const resumed = this.#tracks.some((track) => track.position !== null);
    this.#messages.push(
      encodeRetry(retryMs * (1 + Math.random())),
      encodeData({
        type: 'connected',
        ...connected,
        topics,
        epoch: this.#epoch,
        ...(resumed && { resumed }),
      }),
    );
  }

  #startTimers(): void {
    const { heartbeatMs = HEARTBEAT_MS, lifetimeMs = LIFETIME_MS, expiresAt } = this.#options;
    this.#timers.push(setInterval(() => this.#sendHeartbeat(), heartbeatMs).unref());
    const endAfter = (ms: number, end: StreamEnd) =>
      this.#timers.push(setTimeout(() => this.end(end), Math.min(ms, MAX_TIMER_MS)).unref());
    if (lifetimeMs !== null) endAfter(lifetimeMs * (1 - Math.random() / 10), 'lifetime');
    if (expiresAt !== undefined) endAfter(Math.max(0, expiresAt - Date.now()), 'expired');
  }

  #sendHeartbeat(): void {
    // One heartbeat that is not read yet is enough.
    if (this.#messages.at(-1) === HEARTBEAT) return;
    this.#messages.push(HEARTBEAT);
    this.#wake();
  }

  #wake(): void {
    if (this.#reading) this.#wokenWhileReading = true;
    else this.#listener?.();
  }

  #dequeueMessages(taken: Uint8Array[], maxBytes: number): number {
    let bytes = 0;
    let count = 0;
    for (const message of this.#messages) {
      if (bytes >= maxBytes) break;
      taken.push(message);
      bytes += message.byteLength;
      count += 1;
    }
    this.#messages = this.#messages.slice(count);
    return bytes;
  }

  #dequeueEvents(taken: Uint8Array[], bytesBefore: number, maxBytes: number): void {
    let bytes = bytesBefore;
    // Another topic goes first each time, so that a busy one does not hold up the others.
    this.#turn += 1;
    for (let i = 0; i < this.#tracks.length && bytes < maxBytes; i += 1) {
      const track = this.#tracks[(i + this.#turn) % this.#tracks.length];
      const events = track?.reader?.dequeue(maxBytes - bytes);
      if (!track || !events) continue;
      for (const event of events) bytes += this.#write(taken, track, event);
      const last = events.at(-1);
      if (last) track.done = track.reader?.isAtHead === true && this.#isLast(last);
    }
    this.#endIfDone();
  }

  #write(taken: Uint8Array[], track: Track, event: EncodedEvent): number {
    track.position = event.seq;
    if (event.at >= this.#openedAt) this.#context.onWritten(event);
    if (this.#tracks.length === 1) {
      taken.push(event.frame);
      return event.frame.byteLength;
    }
    const id = Buffer.from(encodeId(this.#cursor()));
    taken.push(id, event.data);
    return id.byteLength + event.data.byteLength;
  }

  #cursor(): string {
    return formatCursor(
      this.#epoch,
      this.#tracks.map((track) => track.position),
    );
  }

  #isLast(event: EncodedEvent): boolean {
    return this.#options.endsWith?.(event) === true;
  }

  #endIfDone(): void {
    if (this.#tracks.every((track) => track.done)) this.end('complete');
  }

  #follow(track: Track, position: number): void {
    track.position = position;
    track.reader = this.#context.follower.follow(track.topic, position, {
      onEvents: () => this.#wake(),
      onUnserved: (reason) => this.#startAnew(track, reason),
    });
  }

  #unfollow(track: Track): void {
    track.reader?.close();
    track.reader = null;
  }

  #startAnew(track: Track, reason: ResetReason): void {
    if (this.#ended) return;
    // A topic that waits for its first snapshot holds nothing that could be void.
    if (track.position !== null) track.reset = reason;
    track.position = null;
    track.done = false;
    this.#unfollow(track);
    void this.#requestSnapshots();
  }

  async #requestSnapshots(): Promise<void> {
    if (this.#requesting || this.#retry) return;
    this.#requesting = true;
    for (;;) {
      const tracks = this.#tracks.filter((track) => track.position === null);
      if (tracks.length === 0 || this.#ended) break;
      try {
        const snapshot = await this.#context.snapshots.request(tracks.map((track) => track.topic));
        // A snapshot of another epoch has made every topic start anew, this one included.
        if (snapshot.epoch === this.#epoch && !this.#ended) this.#guard(() => this.#greet(tracks, snapshot));
        this.#backoff.reset();
      } catch (error) {
        this.#context.onError(error, 'snapshot');
        if (!this.#ended) this.#requestSnapshotsLater();
        break;
      }
    }
    this.#requesting = false;
  }

  #requestSnapshotsLater(): void {
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      void this.#requestSnapshots();
    }, this.#backoff.next()).unref();
  }

  #greet(tracks: Track[], snapshot: LogSnapshot): void {
    for (const [reason, reset] of Map.groupBy(tracks, (track) => track.reset)) {
      if (reason === null) continue;
      this.#messages.push(encodeData({ type: 'reset', reason, topics: reset.map((track) => track.topic) }));
    }
    tracks.forEach((track, index) => {
      const state = snapshot.topics[index];
      if (state) this.#greetTopic(track, state);
    });
    this.#endIfDone();
    this.#wake();
  }

  #greetTopic(track: Track, snapshot: TopicSnapshot): void {
    const { greet = toSnapshotFrame } = this.#options;
    const last = snapshot.last && encodeEvent(this.#epoch, snapshot.last);
    track.reset = null;
    track.done = last !== null && this.#isLast(last);
    const greeting = greet(snapshot, track.done);
    if (track.done && last) {
      // Only the last event carries the cursor: after a cut before it, it must come again.
      this.#messages.push(...greeting.map((data) => encodeData(data)));
      track.position = last.seq;
      this.#messages.push(Buffer.from(encodeId(this.#cursor())), last.data);
    } else {
      track.position = snapshot.head;
      const newest = greeting.at(-1);
      this.#messages.push(...greeting.slice(0, -1).map((data) => encodeData(data)));
      this.#messages.push(
        newest ? encodeData(newest, this.#cursor()) : Buffer.from(`${encodeId(this.#cursor())}\n`),
      );
    }
    this.#follow(track, track.position);
  }

  /** Runs a callback of the application. Its failure ends this stream alone. */
  #guard(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#context.onError(error, 'callback');
      this.end('failed');
    }
  }
}

function toSnapshotFrame({ topic, head, state }: TopicSnapshot) {
  return [{ type: 'snapshot', topic, seq: head, state }];
}

function encodeRetry(ms: number): Uint8Array {
  return Buffer.from(`retry: ${Math.round(ms)}\n\n`);
}
