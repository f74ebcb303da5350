import { AccessRounds, type AccessHolder } from './access-rounds.ts';
import type { TopicSnapshot } from '../log/event-log.ts';
import type { EventStreamOptions, OpenedStream } from '../stream/stream-types.ts';
import type { Hub, HubActivity, HubOptions } from './hub.ts';
import type { WrittenEvent } from '../feed/encode-frame.ts';
import { LogFollower } from '../feed/log-follower.ts';
import { SnapshotQueue } from '../feed/snapshot-queue.ts';
import { StreamSession } from '../stream/stream-session.ts';
import { startFrom, type TopicStart } from '../stream/stream-start.ts';

const DRAIN_MS = 2_000;
const DRAIN_SPREAD_MS = 5_000;

/**
 * Creates the hub of a process. One per log is enough; it listens from now until it is closed.
 *
 * @example
 * const hub = createHub({ log });
 * const opened = await hub.open({ topics: ['project:42'], cursor: readCursor(request) });
 * if (opened.kind === 'stream') return toResponse(opened.stream, request);
 */
export function createHub(options: HubOptions): Hub {
  return new ProcessHub(options);
}

class ProcessHub implements Hub {
  readonly #maxStreams: number;
  readonly #follower: LogFollower;
  readonly #snapshots: SnapshotQueue;
  readonly #access: AccessRounds | null;
  readonly #onWritten: (event: WrittenEvent) => void;
  readonly #onError: (error: unknown, during: HubActivity) => void;
  readonly #streams = new Set<StreamSession>();
  readonly #holders = new Map<StreamSession, AccessHolder>();
  /** Streams that have ended and whose last messages are not read yet. */
  readonly #unflushed = new Set<StreamSession>();
  #onAllFlushed: (() => void) | null = null;
  #opening = 0;
  #draining = false;

  constructor(options: HubOptions) {
    const { log, checkAccess, onError = () => undefined } = options;
    this.#maxStreams = options.maxStreams ?? 10_000;
    this.#onError = onError;
    this.#onWritten = options.onWritten ?? (() => undefined);
    this.#follower = new LogFollower({
      log,
      pollMs: options.pollMs ?? 5_000,
      recentBytesPerTopic: options.recentBytesPerTopic ?? 262_144,
      recentBytes: options.recentBytes ?? 67_108_864,
      onEpoch: (epoch) => {
        for (const stream of this.#streams) stream.changeEpoch(epoch);
      },
      onError,
    });
    this.#snapshots = new SnapshotQueue(log, (epoch) => this.#follower.learnEpoch(epoch));
    this.#access = checkAccess
      ? new AccessRounds({
          check: checkAccess,
          everyMs: options.checkAccessMs ?? 3_000,
          onError: (error) => onError(error, 'access'),
        })
      : null;
  }

  stats() {
    const { topics, recentBytes, reads, lagMs } = this.#follower;
    return { streams: this.#streams.size, topics, recentBytes, reads, lagMs };
  }

  async open(options: EventStreamOptions): Promise<OpenedStream> {
    if (options.topics.length === 0 || new Set(options.topics).size < options.topics.length) {
      throw new TypeError('a stream needs topics, each of them once');
    }
    if (this.#draining) return { kind: 'draining', retryAfterSeconds: retryAfter() };
    if (this.#streams.size + this.#opening >= this.#maxStreams) {
      return { kind: 'overloaded', retryAfterSeconds: retryAfter() };
    }
    this.#opening += 1;
    try {
      return await this.#open(options);
    } catch (cause) {
      this.#onError(cause, 'snapshot');
      return { kind: 'unavailable', retryAfterSeconds: retryAfter(), cause };
    } finally {
      this.#opening -= 1;
    }
  }

  recheckAccess(): void {
    this.#access?.checkNow();
  }

  async drain({ spreadMs = DRAIN_SPREAD_MS }: { spreadMs?: number } = {}): Promise<void> {
    this.#draining = true;
    for (const stream of this.#streams) stream.end('shutdown', Math.random() * spreadMs);
    if (this.#unflushed.size === 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#onAllFlushed = resolve;
    const timer = setTimeout(resolve, DRAIN_MS);
    await promise;
    clearTimeout(timer);
  }

  async close(): Promise<void> {
    this.#draining = true;
    for (const stream of this.#streams) stream.end('shutdown');
    await this.#follower.close();
  }

  async #open(options: EventStreamOptions): Promise<OpenedStream> {
    const { topics, cursor, endsWith } = options;
    let starts = startFrom(topics, cursor, await this.#follower.epoch());
    if (endsWith && starts.some((start) => start.after !== null)) {
      const snapshot = await this.#snapshots.request(topics);
      // The snapshot may have brought another epoch, which voids the cursor.
      starts = startFrom(topics, cursor, snapshot.epoch);
      const ended = snapshot.topics.map(
        ({ last }) => last !== null && endsWith({ topic: last.topic, seq: last.seq, type: last.event.type }),
      );
      starts = starts.map((start, index) => markDone(start, snapshot.topics[index], ended[index] === true));
      if (starts.every((start) => start.after !== null && start.done)) return { kind: 'ended' };
    }
    const epoch = await this.#follower.epoch();
    if (this.#draining) return { kind: 'draining', retryAfterSeconds: retryAfter() };
    return { kind: 'stream', stream: this.#start(options, starts, epoch) };
  }

  #start(options: EventStreamOptions, starts: TopicStart[], epoch: string): StreamSession {
    const stream = new StreamSession(options, starts, {
      epoch,
      follower: this.#follower,
      snapshots: this.#snapshots,
      onWritten: this.#onWritten,
      onError: this.#onError,
      onEnd: (ended) => this.#forget(ended),
      onFlushed: (flushed) => {
        this.#unflushed.delete(flushed);
        if (this.#unflushed.size === 0) this.#onAllFlushed?.();
      },
    });
    this.#streams.add(stream);
    const { subject, topics } = options;
    if (this.#access && subject !== undefined) {
      const holder = { subject, topics, onForbidden: () => stream.end('forbidden') };
      this.#holders.set(stream, holder);
      this.#access.add(holder);
    }
    return stream;
  }

  #forget(stream: StreamSession): void {
    this.#streams.delete(stream);
    this.#unflushed.add(stream);
    const holder = this.#holders.get(stream);
    this.#holders.delete(stream);
    if (holder) this.#access?.delete(holder);
  }
}

function markDone(start: TopicStart, snapshot: TopicSnapshot | undefined, ended: boolean): TopicStart {
  if (start.after === null || !ended) return start;
  return { ...start, done: start.after === snapshot?.head };
}

/** Seconds; random, so that clients that were refused together do not come back together. */
function retryAfter(): number {
  return 1 + Math.floor(Math.random() * 4);
}
