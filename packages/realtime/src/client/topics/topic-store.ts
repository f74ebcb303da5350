import type { ResetReason } from '../../protocol/frame.ts';
import type { TopicEvent } from '../../protocol/topic-event.ts';
import { createSubscribers } from '@headway/ground';
import { checkValue, type Schema } from './schema.ts';
import type { TopicError, TopicUpdate } from '../frames/topic-update.ts';

/** The envelope of an event: its topic, its place in it, and when it was appended. */
export type EventMeta = Pick<TopicEvent, 'topic' | 'seq' | 'at'>;

/** How the snapshot and the events of one kind of topic become state. Define it once, outside of components. */
export interface TopicReducer<State, Event> {
  /** Folds an event into the state. Pure. `state` is null before the first event of a topic without a snapshot. */
  reduce: (state: State | null, event: Event, meta: EventMeta) => State;
  schema: {
    /** Of a snapshot's state. A snapshot without state is null and is not checked. */
    state: Schema<State>;
    /** Of an event: its type and its own fields. */
    event: Schema<Event>;
  };
}

/** What the server rendered: a state and the cursor that was read with it. */
export interface InitialTopicState<State> {
  state: State | null;
  cursor: string;
}

/** A topic as it is known now. */
export interface TopicSnapshotState<State> {
  state: State | null;
  /** How far `state` has come; null before the first snapshot. */
  cursor: string | null;
  error: TopicError | null;
  /** Why the state was last replaced instead of continued; null if it never was. */
  reset: ResetReason | null;
}

/** The state of one topic, folded from what arrives. */
export interface TopicStore<State> {
  readonly topic: string;
  get: () => TopicSnapshotState<State>;
  /** Calls `onChange` after each change. Returns what ends it. */
  subscribe: (onChange: () => void) => () => void;
  /** Takes the next update. Meant as the listener of `client.subscribe`. */
  take: (update: TopicUpdate) => void;
}

/**
 * Creates a store that folds the snapshot and the events of a topic into state. It starts from what the server
 * rendered, if anything. `defineTopic` creates stores that several readers share.
 *
 * @example
 * const store = createTopicStore({ topic: 'counter', reduce, schema });
 * const end = client.subscribe('counter', store.take);
 */
export function createTopicStore<State, Event>(
  options: TopicReducer<State, Event> & {
    topic: string;
    initial?: InitialTopicState<State> | null | undefined;
  },
): TopicStore<State> {
  const { topic, reduce, schema, initial } = options;
  const subscribers = createSubscribers();
  let current: TopicSnapshotState<State> = {
    state: initial?.state ?? null,
    cursor: initial?.cursor ?? null,
    error: null,
    reset: null,
  };

  function change(next: TopicSnapshotState<State>): void {
    current = next;
    subscribers.notify();
  }

  function fail(message: string, cursor: string): void {
    change({ ...current, cursor, error: { topic, code: 'invalid_data', message } });
  }

  return {
    topic,
    get: () => current,
    subscribe: subscribers.add,
    take(update) {
      switch (update.type) {
        case 'error':
          change({ ...current, error: update.error });
          return;
        case 'snapshot': {
          const reset = update.reset ?? current.reset;
          if (update.state === null) {
            change({ state: null, cursor: update.cursor, error: null, reset });
            return;
          }
          const checked = checkValue(schema.state, update.state);
          if (checked.ok) change({ state: checked.value, cursor: update.cursor, error: null, reset });
          else fail(`snapshot: ${checked.message}`, update.cursor);
          return;
        }
        case 'event': {
          const { topic, seq, at } = update;
          const checked = checkValue(schema.event, update.event);
          if (checked.ok) {
            const state = reduce(current.state, checked.value, { topic, seq, at });
            change({ ...current, state, cursor: update.cursor, error: null });
          } else {
            fail(`event ${seq}: ${checked.message}`, update.cursor);
          }
        }
      }
    },
  };
}
