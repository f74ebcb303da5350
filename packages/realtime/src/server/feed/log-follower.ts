import type { ResetReason } from '../../protocol/frame.ts';
import { createBackoff } from '@headway/ground';
import { encodeEvent, type EncodedEvent } from './encode-frame.ts';
import type { EventLog, LogRead, TopicRead, Unsubscribe } from '../log/event-log.ts';
import { groupReaders, type ReadGroup } from './read-groups.ts';
import { TopicFeed, TopicReader, type ReaderCallbacks } from './topic-feed.ts';

/** Options of {@link LogFollower}. */
export interface LogFollowerOptions {
  log: EventLog;
  pollMs: number;
  recentBytesPerTopic: number;
  recentBytes: number;
  /** Called when the log has another epoch than before, which voids every position. */
  onEpoch: (epoch: string) => void;
  onError: (error: unknown, during: 'read' | 'subscribe') => void;
}

const MAX_POSITIONS = 1_000;
const MAX_GROUPS_PER_TOPIC = 4;
const BYTES_PER_POSITION = 65_536;
const BYTES_PER_READ = 4_194_304;

/**
 * Follows the log for all streams of a process. Readers wait for events after their position; all that began to wait
 * during one read are served by the next, so that many readers and many topics cost one query.
 */
export class LogFollower {
  readonly #options: LogFollowerOptions;
  readonly #feeds = new Map<string, TopicFeed>();
  /** Feeds with readers that wait for a read, in the order in which they began to wait. */
  readonly #waiting = new Set<TopicFeed>();
  /** Feeds that keep recent events, the least recently read first. */
  readonly #warm = new Set<TopicFeed>();
  readonly #backoff = createBackoff();
  readonly #subscribeBackoff = createBackoff();
  readonly #poll: NodeJS.Timeout;
  #epoch: string | null = null;
  #reading = false;
  #next: NodeJS.Immediate | undefined;
  #retry: NodeJS.Timeout | undefined;
  #resubscribe: NodeJS.Timeout | undefined;
  #recentBytes = 0;
  #unsubscribe: Unsubscribe | null = null;
  #closed = false;
  reads = 0;
  lagMs = 0;

  constructor(options: LogFollowerOptions) {
    this.#options = options;
    this.#poll = setInterval(() => this.#markStale(null), options.pollMs).unref();
    void this.#subscribe();
  }

  get topics(): number {
    return this.#feeds.size;
  }

  get recentBytes(): number {
    return this.#recentBytes;
  }

  /** The log's epoch: read once, and from then on learnt from every read. */
  async epoch(): Promise<string> {
    return this.#epoch ?? this.learnEpoch(await this.#options.log.epoch());
  }

  /** To be called with the epoch of every answer of the log. */
  learnEpoch(epoch: string): string {
    if (this.#epoch === epoch) return epoch;
    const first = this.#epoch === null;
    this.#epoch = epoch;
    for (const feed of this.#feeds.values()) {
      this.#cool(feed);
      feed.head = 0;
      feed.stale = true;
    }
    if (!first) this.#options.onEpoch(epoch);
    return epoch;
  }

  /** Opens a reader that has everything up to `position`. */
  follow(topic: string, position: number, callbacks: ReaderCallbacks): TopicReader {
    let feed = this.#feeds.get(topic);
    if (!feed) {
      feed = new TopicFeed(topic, this.#options.recentBytesPerTopic, (waiting) => {
        this.#waiting.add(waiting);
        this.#schedule();
      });
      this.#feeds.set(topic, feed);
    }
    const reader = new TopicReader(feed, position, callbacks, (closed) => this.#forget(closed));
    feed.readers.add(reader);
    return reader;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#poll);
    clearTimeout(this.#retry);
    clearTimeout(this.#resubscribe);
    clearImmediate(this.#next);
    const unsubscribe = this.#unsubscribe;
    this.#unsubscribe = null;
    await unsubscribe?.();
  }

  async #subscribe(): Promise<void> {
    try {
      const unsubscribe = await this.#options.log.subscribe((topics) => this.#markStale(topics));
      if (this.#closed) await unsubscribe();
      else this.#unsubscribe = unsubscribe;
    } catch (error) {
      this.#options.onError(error, 'subscribe');
      if (this.#closed) return;
      this.#resubscribe = setTimeout(() => void this.#subscribe(), this.#subscribeBackoff.next()).unref();
    }
  }

  #forget(reader: TopicReader): void {
    const { feed } = reader;
    feed.readers.delete(reader);
    feed.idle.delete(reader);
    feed.waiting.delete(reader);
    if (feed.readers.size > 0) return;
    this.#feeds.delete(feed.topic);
    this.#waiting.delete(feed);
    this.#cool(feed);
  }

  #markStale(topics: string[] | null): void {
    if (topics) for (const topic of topics) this.#feeds.get(topic)?.markStale();
    else for (const feed of this.#feeds.values()) feed.markStale();
  }

  #schedule(): void {
    if (this.#reading || this.#next || this.#retry || this.#closed) return;
    // Everything that arrives in this turn of the event loop goes into the same read.
    this.#next = setImmediate(() => {
      this.#next = undefined;
      void this.#read();
    });
  }

  async #read(): Promise<void> {
    const groups = this.#nextGroups();
    if (groups.length === 0) return;
    this.#reading = true;
    const positions = groups.map(({ feed, after }) => ({ topic: feed.topic, after }));
    const bytes = Math.min(
      BYTES_PER_POSITION,
      Math.max(4_096, Math.floor(BYTES_PER_READ / positions.length)),
    );
    try {
      this.reads += 1;
      const read = await this.#options.log.read(positions, { bytes });
      this.#backoff.reset();
      this.#deliver(groups, read);
    } catch (error) {
      for (const { feed } of groups) feed.stale = true;
      this.#options.onError(error, 'read');
      if (!this.#closed) {
        this.#retry = setTimeout(() => {
          this.#retry = undefined;
          this.#schedule();
        }, this.#backoff.next()).unref();
      }
    }
    this.#reading = false;
    for (const { feed } of groups) if (feed.waiting.size > 0) this.#waiting.add(feed);
    if (this.#waiting.size > 0) this.#schedule();
  }

  #nextGroups(): ReadGroup[] {
    const groups: ReadGroup[] = [];
    for (const feed of this.#waiting) {
      if (groups.length >= MAX_POSITIONS) break;
      this.#waiting.delete(feed);
      feed.stale = false;
      groups.push(...groupReaders(feed, MAX_GROUPS_PER_TOPIC));
    }
    return groups;
  }

  #deliver(groups: ReadGroup[], read: LogRead): void {
    if (this.#closed) return;
    this.learnEpoch(read.epoch);
    groups.forEach((group, index) => {
      const found = read.topics[index];
      if (found) this.#deliverGroup(read.epoch, group, found);
    });
  }

  #deliverGroup(epoch: string, { feed, after, readers }: ReadGroup, found: TopicRead): void {
    const newest = found.events.at(-1);
    if (newest && newest.seq > feed.head) this.lagMs = Math.max(0, Date.now() - newest.at);
    const moved = found.head !== feed.head;
    feed.head = found.head;

    const events = found.events.map((event) => encodeEvent(epoch, event));
    // Up to the floor events may be missing; after it none is.
    const from = Math.max(after, found.floor);
    const unbroken = events.filter((event) => event.seq > from);
    const upTo = from + unbroken.length;
    const isWhole = (unbroken.at(-1)?.seq ?? from) === upTo && (newest !== undefined || from >= found.head);
    if (isWhole) this.#remember(feed, from, unbroken);

    for (const reader of readers) {
      if (reader.closed) continue;
      const { position } = reader;
      if (position > found.head) this.#refuse(reader, 'future');
      else if (position < found.floor || !isWhole) this.#refuse(reader, 'pruned');
      else if (position >= upTo && position < found.head) {
        // The byte limit ended this read before the reader's position, so it goes on waiting.
        reader.passedBy = true;
      } else {
        feed.waiting.delete(reader);
        reader.passedBy = false;
        if (position < upTo) reader.deliver(unbroken.slice(position - from));
        else reader.wait();
      }
    }
    if (moved) this.#wakeIdle(feed);
  }

  #refuse(reader: TopicReader, reason: ResetReason): void {
    reader.close();
    reader.callbacks.onUnserved(reason);
  }

  #wakeIdle(feed: TopicFeed): void {
    const idle = [...feed.idle];
    feed.idle.clear();
    for (const reader of idle) if (!reader.closed) reader.callbacks.onEvents();
  }

  #remember(feed: TopicFeed, after: number, events: EncodedEvent[]): void {
    if (events.length === 0 || feed.readers.size === 0) return;
    const before = feed.recent.bytes;
    feed.recent.add(after, events);
    this.#recentBytes += feed.recent.bytes - before;
    this.#warm.delete(feed);
    this.#warm.add(feed);
    for (const oldest of this.#warm) {
      if (this.#recentBytes <= this.#options.recentBytes) break;
      this.#cool(oldest);
    }
  }

  #cool(feed: TopicFeed): void {
    this.#recentBytes -= feed.recent.bytes;
    feed.recent.clear();
    this.#warm.delete(feed);
  }
}
