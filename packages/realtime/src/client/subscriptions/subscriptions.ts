import type { InspectionFacts, InspectionLog } from '../inspection/inspection-log.ts';
import { parsePosition, toCursor, toFurthest, type Position } from '../frames/position.ts';
import { reportFailure } from './report-failure.ts';
import type { RealtimeTimings } from '../timings.ts';
import type { FrameOutcome, TopicFrame } from '../frames/topic-frame.ts';
import { createTopicReader, type TopicReader } from './topic-reader.ts';
import type { TopicError, TopicListener, TopicUpdate } from '../frames/topic-update.ts';

/** The subscribers of this tab, by topic. */
export interface Subscriptions {
  add: (topic: string, listener: TopicListener, after: string | null) => () => void;
  /** The topics to follow, and from where. Topics that linger are left out when something else is new. */
  wanted: (options: { lingering: boolean }) => Map<string, Position | null>;
  /** The furthest that a subscriber of a topic has come. */
  positionOf: (topic: string) => Position | null;
  isEmpty: () => boolean;
  receive: (frame: TopicFrame) => void;
  deny: (error: TopicError) => void;
  /** Forgets denials, so that every topic is asked for again. */
  forgive: () => void;
  /** Compares every reader with how far the source has come. */
  reconcile: (position: (topic: string) => Position | null | undefined) => void;
  inspect: () => InspectionFacts['topics'];
  close: () => void;
}

/** What subscriptions need. */
export interface SubscriptionsOptions {
  timings: Pick<RealtimeTimings, 'lingerMs' | 'gapPatienceMs'>;
  log: InspectionLog;
  /** Opens a stream of one topic beside the source. Returns what ends it. */
  openCatchUp: (topic: string, after: Position | null, receive: (frame: TopicFrame) => void) => () => void;
  /** `wanted` has changed. */
  onChange: () => void;
}

interface Subscriber {
  listener: TopicListener;
  /** It knows that the topic is refused; once is enough, however many tabs ask. */
  isDenied: boolean;
}

interface Entry {
  readers: Map<TopicReader, Subscriber>;
  /** Runs while nobody subscribes. */
  linger: ReturnType<typeof setTimeout> | undefined;
  error: TopicError | null;
}

/** Keeps the subscribers of each topic: the first opens it, the last closes it after a while. */
export function createSubscriptions(options: SubscriptionsOptions): Subscriptions {
  return new TopicSubscriptions(options);
}

class TopicSubscriptions implements Subscriptions {
  readonly #options: SubscriptionsOptions;
  readonly #entries = new Map<string, Entry>();

  constructor(options: SubscriptionsOptions) {
    this.#options = options;
  }

  add(topic: string, listener: TopicListener, after: string | null): () => void {
    const { log, onChange } = this.#options;
    const entry = this.#openEntry(topic);
    const safe = (update: TopicUpdate): void => {
      try {
        listener(update);
      } catch (error) {
        reportFailure(error);
      }
    };
    const reader = this.#createReader(topic, safe, after);
    entry.readers.set(reader, { listener: safe, isDenied: false });
    onChange();
    return () => {
      if (!entry.readers.delete(reader)) return;
      reader.close();
      log.touch();
      if (entry.readers.size > 0 || this.#entries.get(topic) !== entry) return;
      entry.linger = setTimeout(() => this.#forget(topic), this.#options.timings.lingerMs);
    };
  }

  wanted({ lingering }: { lingering: boolean }): Map<string, Position | null> {
    const wanted = new Map<string, Position | null>();
    for (const [topic, entry] of this.#entries) {
      if (entry.error || (entry.readers.size === 0 && !lingering)) continue;
      wanted.set(topic, furthestOf(entry));
    }
    return wanted;
  }

  positionOf(topic: string): Position | null {
    const entry = this.#entries.get(topic);
    return entry ? furthestOf(entry) : null;
  }

  isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  receive(frame: TopicFrame): void {
    const entry = this.#entries.get(frame.topic);
    if (!entry || entry.readers.size === 0) return;
    entry.error = null;
    const outcomes = new Set<FrameOutcome>();
    for (const [reader, subscriber] of entry.readers) {
      subscriber.isDenied = false;
      outcomes.add(reader.receive(frame));
    }
    const outcome = (['delivered', 'held'] as const).find((one) => outcomes.has(one)) ?? 'duplicate';
    this.#options.log.countFrame(frame, outcome);
  }

  deny(error: TopicError): void {
    const entry = this.#entries.get(error.topic);
    if (!entry) return;
    entry.error = error;
    // A copy, without subscribers that a listener adds in answer to the denial.
    const subscribers = [...entry.readers.values()].filter(({ isDenied }) => !isDenied);
    for (const subscriber of subscribers) {
      subscriber.isDenied = true;
      subscriber.listener({ type: 'error', topic: error.topic, error });
    }
    this.#options.onChange();
  }

  forgive(): void {
    for (const entry of this.#entries.values()) {
      entry.error = null;
      for (const subscriber of entry.readers.values()) subscriber.isDenied = false;
    }
  }

  reconcile(position: (topic: string) => Position | null | undefined): void {
    for (const [topic, entry] of this.#entries) {
      const source = position(topic);
      for (const reader of entry.readers.keys()) reader.reconcile(source);
    }
  }

  inspect(): InspectionFacts['topics'] {
    return [...this.#entries].map(([topic, entry]) => {
      const position = furthestOf(entry);
      const cursor = position && toCursor(position);
      return { topic, cursor, subscribers: entry.readers.size, error: entry.error };
    });
  }

  close(): void {
    for (const entry of this.#entries.values()) {
      clearTimeout(entry.linger);
      for (const reader of entry.readers.keys()) reader.close();
    }
    this.#entries.clear();
  }

  #openEntry(topic: string): Entry {
    const entry = this.#entries.get(topic) ?? { readers: new Map(), linger: undefined, error: null };
    this.#entries.set(topic, entry);
    clearTimeout(entry.linger);
    entry.linger = undefined;
    entry.error = null;
    return entry;
  }

  #createReader(topic: string, listener: TopicListener, after: string | null): TopicReader {
    const { timings, log, openCatchUp } = this.#options;
    return createTopicReader({
      topic,
      after: parsePosition(after),
      listener,
      patienceMs: timings.gapPatienceMs,
      openCatchUp(from, receive) {
        log.countCatchUp();
        return openCatchUp(topic, from, receive);
      },
      onGap: () => log.countGap(topic),
    });
  }

  #forget(topic: string): void {
    this.#entries.delete(topic);
    this.#options.log.forget(topic);
    this.#options.onChange();
  }
}

function furthestOf(entry: Entry): Position | null {
  return toFurthest([...entry.readers.keys()].map((reader) => reader.position()));
}
