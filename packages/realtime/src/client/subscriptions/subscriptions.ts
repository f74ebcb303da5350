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
  const { timings, log, onChange } = options;
  const entries = new Map<string, Entry>();

  function enter(topic: string): Entry {
    const known = entries.get(topic);
    if (known) return known;
    const entry = { readers: new Map(), linger: undefined, error: null };
    entries.set(topic, entry);
    return entry;
  }

  function forget(topic: string): void {
    entries.delete(topic);
    log.forget(topic);
    onChange();
  }

  function furthestOf(entry: Entry): Position | null {
    return toFurthest([...entry.readers.keys()].map((reader) => reader.position()));
  }

  return {
    add(topic, listener, after) {
      const entry = enter(topic);
      clearTimeout(entry.linger);
      entry.linger = undefined;
      entry.error = null;
      const safe = (update: TopicUpdate): void => {
        try {
          listener(update);
        } catch (error) {
          reportFailure(error);
        }
      };
      const reader = createTopicReader({
        topic,
        after: parsePosition(after),
        listener: safe,
        patienceMs: timings.gapPatienceMs,
        openCatchUp(from, receive) {
          log.countCatchUp();
          return options.openCatchUp(topic, from, receive);
        },
        onGap: () => log.countGap(topic),
      });
      entry.readers.set(reader, { listener: safe, isDenied: false });
      onChange();
      return () => {
        if (!entry.readers.delete(reader)) return;
        reader.close();
        log.touch();
        if (entry.readers.size > 0 || entries.get(topic) !== entry) return;
        entry.linger = setTimeout(() => forget(topic), timings.lingerMs);
      };
    },
    wanted({ lingering }) {
      const wanted = new Map<string, Position | null>();
      for (const [topic, entry] of entries) {
        if (entry.error || (entry.readers.size === 0 && !lingering)) continue;
        wanted.set(topic, furthestOf(entry));
      }
      return wanted;
    },
    positionOf(topic) {
      const entry = entries.get(topic);
      return entry ? furthestOf(entry) : null;
    },
    isEmpty: () => entries.size === 0,
    receive(frame) {
      const entry = entries.get(frame.topic);
      if (!entry || entry.readers.size === 0) return;
      entry.error = null;
      const outcomes = new Set<FrameOutcome>();
      for (const [reader, subscriber] of entry.readers) {
        subscriber.isDenied = false;
        outcomes.add(reader.receive(frame));
      }
      const outcome = (['delivered', 'held'] as const).find((one) => outcomes.has(one)) ?? 'duplicate';
      log.countFrame(frame, outcome);
    },
    deny(error) {
      const entry = entries.get(error.topic);
      if (!entry) return;
      entry.error = error;
      // A copy, without subscribers that a listener adds in answer to the denial.
      const subscribers = [...entry.readers.values()].filter(({ isDenied }) => !isDenied);
      for (const subscriber of subscribers) {
        subscriber.isDenied = true;
        subscriber.listener({ type: 'error', topic: error.topic, error });
      }
      onChange();
    },
    forgive() {
      for (const entry of entries.values()) {
        entry.error = null;
        for (const subscriber of entry.readers.values()) subscriber.isDenied = false;
      }
    },
    reconcile(position) {
      for (const [topic, entry] of entries) {
        const source = position(topic);
        for (const reader of entry.readers.keys()) reader.reconcile(source);
      }
    },
    inspect() {
      return [...entries].map(([topic, entry]) => {
        const position = furthestOf(entry);
        const cursor = position && toCursor(position);
        return { topic, cursor, subscribers: entry.readers.size, error: entry.error };
      });
    },
    close() {
      for (const entry of entries.values()) {
        clearTimeout(entry.linger);
        for (const reader of entry.readers.keys()) reader.close();
      }
      entries.clear();
    },
  };
}
