import { randomBytes } from 'node:crypto';
import type { Json, NewEvent, TopicEvent } from '../../protocol/topic-event.ts';
import { createSubscribers } from '@headway/ground';
import { checkEvents } from './check-events.ts';
import { READ_LIMITS, type EventLog, type OnMoved, type ReadLimits } from './event-log.ts';

/** Options of {@link createMemoryEventLog}. */
export interface MemoryEventLogOptions {
  /** Folds an event into a topic's state, which is its snapshot. Default: the state of every topic is null. */
  reduce?: (state: Json, event: TopicEvent) => Json;
}

/** A log that lives as long as its process. */
export interface MemoryEventLog extends EventLog {
  /** Voids every cursor, as a restore of a database does. Keeps the events. */
  renewEpoch(): void;
  /** Forgets every topic and voids every cursor. */
  clear(): void;
}

interface Topic {
  events: TopicEvent[];
  transient: Set<number>;
  head: number;
  floor: number;
  state: Json;
}

/**
 * Creates an event log in memory, for unit tests and for trials without a database. It lives as long as its process.
 *
 * @example
 * const log = createMemoryEventLog({ reduce: (count) => Number(count) + 1 });
 * await log.append('project:42', [{ event: { type: 'renamed', name: 'Harbour' } }]);
 */
export function createMemoryEventLog(options: MemoryEventLogOptions = {}): MemoryEventLog {
  const { reduce = () => null } = options;
  const topics = new Map<string, Topic>();
  const subscribers = createSubscribers<Parameters<OnMoved>>();
  let epoch = createEpoch();

  const moved = (names: string[] | null) => {
    // After the append has returned, as with a database.
    queueMicrotask(() => subscribers.notify(names));
  };

  const topicNamed = (name: string): Topic =>
    topics.get(name) ?? { events: [], transient: new Set(), head: 0, floor: 0, state: null };

  const append = (name: string, events: NewEvent[]): number => {
    checkEvents(name, events);
    const topic = topicNamed(name);
    topics.set(name, topic);
    for (const { event: body, transient } of events) {
      topic.head += 1;
      // A copy, so that what is read does not change with the caller's object.
      const event: TopicEvent = {
        topic: name,
        seq: topic.head,
        at: Date.now(),
        event: structuredClone(body),
      };
      topic.events.push(event);
      if (transient) topic.transient.add(event.seq);
      topic.state = reduce(topic.state, event);
    }
    if (events.length > 0) moved([name]);
    return topic.head;
  };

  const prune = (name: string): number => {
    const topic = topicNamed(name);
    const before = topic.events.length;
    topic.events = topic.events.filter((event) => !topic.transient.has(event.seq));
    topic.floor = Math.max(topic.floor, ...topic.transient);
    topic.transient.clear();
    return before - topic.events.length;
  };

  return {
    epoch: async () => epoch,
    append: async (name, events) => append(name, events),
    prune: async (name) => prune(name),
    read: async (positions, limits) => ({
      epoch,
      topics: positions.map(({ topic: name, after }) => {
        const { head, floor, events } = topicNamed(name);
        return { topic: name, head, floor, events: selectAfter(events, after, limits) };
      }),
    }),
    snapshot: async (names) => ({
      epoch,
      topics: names.map((name) => {
        const { head, floor, state, events } = topicNamed(name);
        const newest = events.at(-1);
        return { topic: name, head, floor, state, last: newest?.seq === head ? newest : null };
      }),
    }),
    subscribe: async (onMoved) => {
      let ended = false;
      const unsubscribe = subscribers.add(onMoved);
      queueMicrotask(() => {
        if (!ended) onMoved(null);
      });
      return async () => {
        ended = true;
        unsubscribe();
      };
    },
    renewEpoch: () => {
      epoch = createEpoch();
      moved(null);
    },
    clear: () => {
      topics.clear();
      epoch = createEpoch();
      moved(null);
    },
  };
}

function selectAfter(events: TopicEvent[], after: number, limits: ReadLimits = {}): TopicEvent[] {
  const max = { ...READ_LIMITS, ...limits };
  const from = events.findIndex((event) => event.seq > after);
  if (from === -1) return [];
  let bytes = 0;
  const taken: TopicEvent[] = [];
  for (const event of events.slice(from, from + max.events)) {
    if (bytes >= max.bytes) break;
    taken.push(event);
    bytes += Buffer.byteLength(JSON.stringify(event));
  }
  return taken;
}

function createEpoch(): string {
  return randomBytes(6).toString('hex');
}
