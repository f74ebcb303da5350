import type { EncodedEvent } from './encode-frame.ts';
import { RecentEvents } from './recent-events.ts';
import type { ResetReason } from '../../protocol/frame.ts';

/** What a stream hears of one of its topics. */
export interface ReaderCallbacks {
  /** There may be events to dequeue. */
  onEvents(): void;
  /** The position can't be served; the reader is closed. */
  onUnserved(reason: ResetReason): void;
}

/** What the hub knows of one topic that has readers. */
export class TopicFeed {
  readonly topic: string;
  readonly recent: RecentEvents;
  /** The topic's newest event, as of the last read. */
  head = 0;
  /** Whether the topic may have moved since the last read. */
  stale = true;
  readonly readers = new Set<TopicReader>();
  /** Readers that have everything up to `head`. */
  readonly idle = new Set<TopicReader>();
  /** Readers that wait for a read of the log, the longest waiting first. */
  readonly waiting = new Set<TopicReader>();
  readonly #onWaiting: (feed: TopicFeed) => void;

  constructor(topic: string, recentBytes: number, onWaiting: (feed: TopicFeed) => void) {
    this.topic = topic;
    this.recent = new RecentEvents(recentBytes);
    this.#onWaiting = onWaiting;
  }

  /** The topic may have moved: readers that had everything wait for a read. */
  markStale(): void {
    this.stale = true;
    if (this.idle.size === 0) return;
    for (const reader of this.idle) this.waiting.add(reader);
    this.idle.clear();
    this.#onWaiting(this);
  }

  /** Calls the reader back once there is something after its position. */
  expect(reader: TopicReader): void {
    if (!this.stale && reader.position === this.head) {
      this.idle.add(reader);
      return;
    }
    this.waiting.add(reader);
    this.#onWaiting(this);
  }
}

/** A position in one topic, which advances as the stream dequeues events. */
export class TopicReader {
  readonly feed: TopicFeed;
  readonly callbacks: ReaderCallbacks;
  position: number;
  /** Whether a read has passed it by already; the next one starts at its position. */
  passedBy = false;
  #delivered: EncodedEvent[] = [];
  #closed = false;
  readonly #onClose: (reader: TopicReader) => void;

  constructor(
    feed: TopicFeed,
    position: number,
    callbacks: ReaderCallbacks,
    onClose: (reader: TopicReader) => void,
  ) {
    this.feed = feed;
    this.position = position;
    this.callbacks = callbacks;
    this.#onClose = onClose;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Whether it has everything that the last read of the topic knew of. */
  get isAtHead(): boolean {
    return this.position === this.feed.head;
  }

  /** Returns events after the position, up to the one that reaches `maxBytes`, and moves the position past them. */
  dequeue(maxBytes: number): EncodedEvent[] {
    const taken: EncodedEvent[] = [];
    let bytes = 0;
    let available =
      this.#delivered.length > 0 ? this.#delivered : (this.feed.recent.after(this.position) ?? []);
    for (const event of available) {
      if (bytes >= maxBytes) break;
      taken.push(event);
      bytes += event.data.byteLength;
      this.position = event.seq;
    }
    if (this.#delivered.length > 0) this.#delivered = this.#delivered.slice(taken.length);
    return taken;
  }

  /** Asks for `onEvents` when there is more. To be called after `dequeue` returned nothing. */
  wait(): void {
    if (this.#closed) return;
    if (this.#delivered.length > 0 || this.feed.recent.hasAfter(this.position)) this.callbacks.onEvents();
    else this.feed.expect(this);
  }

  /** Hands over what a read found after the position. */
  deliver(events: EncodedEvent[]): void {
    // Events that all readers share need not be held here as well.
    if (!this.feed.recent.hasAfter(this.position)) this.#delivered = events;
    this.callbacks.onEvents();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#delivered = [];
    this.#onClose(this);
  }
}
