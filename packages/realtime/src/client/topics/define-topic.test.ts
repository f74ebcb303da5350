import { expect, test } from 'vitest';
import { IDLE_STATUS } from '../connection/connection-status.ts';
import { defineTopic } from './define-topic.ts';
import { NO_INSPECTION } from '../inspection/inspection.ts';
import type { RealtimeClient } from '../realtime-client.ts';
import type { TopicListener } from '../frames/topic-update.ts';

const constant = <Value>(value: Value) => ({ get: () => value, subscribe: () => () => {} });

/** A client whose topics the test plays. */
function createPlayedClient() {
  const subscriptions: { topic: string; after: string | null | undefined; listener: TopicListener }[] = [];
  const client: RealtimeClient = {
    subscribe(topic, listener, { after } = {}) {
      const subscription = { topic, after, listener };
      subscriptions.push(subscription);
      return () => subscriptions.splice(subscriptions.indexOf(subscription), 1);
    },
    status: constant(IDLE_STATUS),
    inspect: () => ({ ...constant(NO_INSPECTION), tap: () => () => {} }),
    reconnect: () => {},
    close: () => {},
  };
  return { client, subscriptions };
}

const toNumber = (value: unknown): number => Number(value);
const counter = defineTopic({
  reduce: (state: number | null, added: number) => (state ?? 0) + added,
  schema: { state: toNumber, event: (event) => Number(JSON.parse(JSON.stringify(event)).added) },
});

test('readers of a topic share one subscription, which the last closes', () => {
  const { client, subscriptions } = createPlayedClient();
  const store = counter.open(client, 'a', { state: 2, cursor: 'e~1' });
  expect(counter.open(client, 'a')).toBe(store);
  const changes: (number | null)[] = [];
  const stops = [1, 2].map(() => store.subscribe(() => changes.push(store.get().state)));
  expect(subscriptions).toMatchObject([{ topic: 'a', after: 'e~1' }]);
  const event = { topic: 'a', seq: 2, at: 0, event: { type: 'add', added: 5 } };
  subscriptions[0]?.listener({ type: 'event', ...event, cursor: 'e~2' });
  expect(changes).toEqual([7, 7]);
  for (const stop of [...stops, ...stops]) stop();
  expect(subscriptions).toEqual([]);
  store.subscribe(() => {})();
  store.subscribe(() => {});
  expect(subscriptions).toMatchObject([{ after: 'e~2' }]);
});

test('what the server renders later replaces what nobody looks at, never what somebody does', () => {
  const { client } = createPlayedClient();
  const old = counter.open(client, 'a', { state: 1, cursor: 'e~1' });
  expect(counter.open(client, 'a', { state: 1, cursor: 'e~1' })).toBe(old);
  const fresh = counter.open(client, 'a', { state: 9, cursor: 'e~9' });
  expect(fresh.get()).toMatchObject({ state: 9, cursor: 'e~9' });
  fresh.subscribe(() => {});
  expect(counter.open(client, 'a', { state: 10, cursor: 'e~10' })).toBe(fresh);
});

test('clients share nothing: on a server each request has its own', () => {
  const [one, two] = [createPlayedClient().client, createPlayedClient().client];
  expect(counter.open(one, 'a', { state: 1, cursor: 'e~1' })).not.toBe(counter.open(two, 'a'));
  expect(counter.open(two, 'a').get().state).toBeNull();
});

test('a snapshot without state is no state, and a state of another form is an error', () => {
  const { client, subscriptions } = createPlayedClient();
  const strict = defineTopic({
    reduce: (state: string | null) => state ?? '',
    schema: {
      state: {
        '~standard': { version: 1, vendor: 'test', validate: () => ({ issues: [{ message: 'too long' }] }) },
      },
      event: () => null,
    },
  });
  const store = strict.open(client, 'a');
  store.subscribe(() => {});
  const snapshot = { type: 'snapshot' as const, topic: 'a', cursor: 'e~3', reset: null };
  subscriptions[0]?.listener({ ...snapshot, state: null });
  expect(store.get()).toEqual({ state: null, cursor: 'e~3', error: null, reset: null });
  subscriptions[0]?.listener({ ...snapshot, state: 'x', reset: 'pruned' });
  expect(store.get().error).toEqual({ topic: 'a', code: 'invalid_data', message: 'snapshot: too long' });
});
