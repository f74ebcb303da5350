import { isAhead } from '../frames/position.ts';
import type { RealtimeClient } from '../realtime-client.ts';
import {
  createTopicStore,
  type InitialTopicState,
  type TopicReducer,
  type TopicStore,
} from './topic-store.ts';

/** A store that any number of readers share. The first opens the topic, the last closes it. */
export type SharedTopicStore<State> = Pick<TopicStore<State>, 'topic' | 'get' | 'subscribe'>;

/** One kind of topic: how its state is made, and its stores. */
export interface TopicKind<State> {
  /**
   * The store of a topic. Starts from `initial` where it is newer than what is known. Opens nothing before
   * something subscribes.
   */
  open(
    client: RealtimeClient,
    topic: string,
    initial?: InitialTopicState<State> | null,
  ): SharedTopicStore<State>;
}

interface Entry<State> {
  shared: SharedTopicStore<State>;
  subscribers: number;
  /** When, by `performance.now()`. */
  usedAt: number;
}

/** How long a store without subscribers is kept for one who comes back, in milliseconds. */
const KEEP_MS = 60_000;

/**
 * Declares a kind of topic: how its snapshot and events become state, and the stores that its readers share. Call it
 * at the top of a module, not in a component.
 *
 * @example
 * const counterTopic = defineTopic({
 *   reduce: (count: number | null, event: { by: number }) => (count ?? 0) + event.by,
 *   schema: { state: z.number(), event: z.object({ type: z.literal('added'), by: z.number() }) },
 * });
 */
export function defineTopic<State, Event>(reducer: TopicReducer<State, Event>): TopicKind<State> {
  const clients = new WeakMap<RealtimeClient, Map<string, Entry<State>>>();

  function entriesOf(client: RealtimeClient): Map<string, Entry<State>> {
    const known = clients.get(client);
    if (known) return known;
    const entries = new Map<string, Entry<State>>();
    clients.set(client, entries);
    return entries;
  }

  return {
    open(client, topic, initial) {
      const entries = entriesOf(client);
      const known = entries.get(topic);
      if (known && (known.subscribers > 0 || !isNewer(initial, known))) {
        known.usedAt = performance.now();
        return known.shared;
      }
      dropIdle(entries);
      const entry = createEntry(client, createTopicStore({ ...reducer, topic, initial }));
      entries.set(topic, entry);
      return entry.shared;
    },
  };
}

function isNewer<State>(initial: InitialTopicState<State> | null | undefined, known: Entry<State>): boolean {
  return initial ? isAhead(initial.cursor, known.shared.get().cursor) : false;
}

function createEntry<State>(client: RealtimeClient, store: TopicStore<State>): Entry<State> {
  let close: (() => void) | undefined;
  const entry: Entry<State> = {
    subscribers: 0,
    usedAt: performance.now(),
    shared: {
      topic: store.topic,
      get: store.get,
      subscribe(onChange) {
        const forget = store.subscribe(onChange);
        entry.subscribers += 1;
        close ??= client.subscribe(store.topic, store.take, { after: store.get().cursor });
        let ended = false;
        return () => {
          if (ended) return;
          ended = true;
          forget();
          entry.subscribers -= 1;
          entry.usedAt = performance.now();
          if (entry.subscribers > 0) return;
          close?.();
          close = undefined;
        };
      },
    },
  };
  return entry;
}

function dropIdle<State>(entries: Map<string, Entry<State>>): void {
  const limit = performance.now() - KEEP_MS;
  for (const [topic, entry] of entries) {
    if (entry.subscribers === 0 && entry.usedAt < limit) entries.delete(topic);
  }
}
