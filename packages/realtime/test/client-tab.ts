import {
  createRealtimeClient,
  createTopicStore,
  type LifecycleSignal,
  type RealtimeClient,
  type RealtimeClientOptions,
  type RealtimeEnvironment,
  type RealtimeTimings,
  type TopicStore,
} from '../src/client/index.ts';

/** Short enough for tests. */
export const TEST_TIMINGS: RealtimeTimings = {
  heartbeatMs: 15_000,
  connectTimeoutMs: 15_000,
  retryBaseMs: 2,
  retryCapMs: 10,
  lingerMs: 30,
  settleMs: 2,
  gapPatienceMs: 30,
  leaderSilenceMs: 500,
  leaderAnswerMs: 300,
};

/** A page without a browser: real fetch, real locks, real channel, and a life that the test plays. */
export interface Tab {
  client: RealtimeClient;
  environment: RealtimeEnvironment;
  signal: (signal: LifecycleSignal) => void;
  /** The page stops: what it says and what is said to it waits until it is thawed. */
  freeze: () => void;
  thaw: () => void;
  /** The page vanishes without a word. */
  crash: () => void;
  goOffline: () => void;
  goOnline: () => void;
}

export function openTab({
  lacks = [],
  ...options
}: Omit<RealtimeClientOptions, 'environment'> & { lacks?: ('locks' | 'openChannel')[] }): Tab {
  const listeners = new Set<(signal: LifecycleSignal) => void>();
  let online = true;
  let frozen = false;
  let crashed = false;
  const waiting: (() => void)[] = [];
  const whenThawed = (action: () => void): void => {
    if (crashed) return;
    if (frozen) waiting.push(action);
    else action();
  };
  const signal = (value: LifecycleSignal): void => {
    for (const listener of listeners) listener(value);
  };
  const environment: RealtimeEnvironment = {
    fetch: (input, init) => fetch(input, init),
    isOnline: () => online,
    onLifecycle(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    locks: navigator.locks,
    openChannel(name, onMessage) {
      const channel = new BroadcastChannel(name);
      const post = channel.postMessage.bind(channel);
      channel.addEventListener('message', (event) => whenThawed(() => onMessage(event.data)));
      let open = true;
      return {
        post: (message) => whenThawed(() => open && post(message)),
        close() {
          open = false;
          channel.close();
        },
      };
    },
    random: Math.random,
  };
  for (const part of lacks) delete environment[part];
  const client = createRealtimeClient({ timings: TEST_TIMINGS, ...options, environment });
  return {
    client,
    environment,
    signal,
    freeze() {
      frozen = true;
    },
    thaw() {
      frozen = false;
      for (const action of waiting.splice(0)) action();
    },
    crash() {
      crashed = true;
      client.close();
    },
    goOffline() {
      online = false;
      signal('offline');
    },
    goOnline() {
      online = true;
      signal('online');
    },
  };
}

/** The fold of a topic of numbers, and everything that was seen of it. */
export interface Followed {
  store: TopicStore<number[]>;
  /** `snapshot`, `reset:<reason>`, `error:<code>` or the sequence number of an event, in order of arrival. */
  seen: (string | number)[];
  stop: () => void;
}

/** Takes a list of numbers. */
export function toNumbers(value: unknown): number[] {
  if (Array.isArray(value) && value.every((item) => typeof item === 'number')) return value;
  throw new Error('not a list of numbers');
}

/** Takes the number of an event. */
export function toValue(event: unknown): number {
  if (typeof event === 'object' && event !== null && 'value' in event && typeof event.value === 'number') {
    return event.value;
  }
  throw new Error('not an event of a number');
}

export function follow(
  client: RealtimeClient,
  topic: string,
  initial?: { state: number[]; cursor: string },
): Followed {
  const seen: (string | number)[] = [];
  const store = createTopicStore({
    topic,
    initial,
    reduce: (state: number[] | null, value: number) => [...(state ?? []), value],
    schema: { state: toNumbers, event: toValue },
  });
  const stop = client.subscribe(
    topic,
    (update) => {
      if (update.type === 'event') seen.push(update.seq);
      else if (update.type === 'error') seen.push(`error:${update.error.code}`);
      else seen.push(update.reset ? `reset:${update.reset}` : 'snapshot');
      store.take(update);
    },
    { after: initial?.cursor ?? null },
  );
  return { store, seen, stop };
}

/** Waits until a condition holds; fails with what `describe` says after `timeoutMs`. */
export async function until(
  condition: () => boolean,
  describe: () => unknown = () => condition.toString(),
  timeoutMs = 5_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still waiting: ${JSON.stringify(describe())}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
