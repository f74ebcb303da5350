import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startFaultServer, type Fault, type FaultServer } from './client-fault-server.ts';
import { follow, openTab, until, type Followed, type Tab } from './client-tab.ts';

const TOPICS = ['a', 'b', 'c'];

type Step =
  | { do: 'append'; topic: string; count: number }
  | { do: 'follow'; topic: string; rendered: boolean }
  | { do: 'leave'; index: number }
  | { do: 'fail'; fault: Fault }
  | { do: 'cut' | 'wait' | 'offline' | 'online' | 'suspend' | 'resume' | 'reconnect' | 'epoch' }
  | { do: 'prune'; topic: string };

interface Run {
  server: FaultServer;
  tab: Tab;
  followers: Followed[];
  wrong: unknown[];
}

const topic = fc.constantFrom(...TOPICS);
const bytes = fc.integer({ min: 1, max: 700 });
const fault: fc.Arbitrary<Fault> = fc.record(
  {
    cutAfterBytes: bytes,
    endAfterBytes: bytes,
    pieceBytes: fc.integer({ min: 1, max: 40 }),
    repeat: fc.boolean(),
    skipEvent: fc.integer({ min: 1, max: 5 }),
    reset: fc.constantFrom('malformed', 'epoch', 'future', 'pruned'),
    answer: fc.constantFrom<NonNullable<Fault['answer']>>(
      { status: 503, headers: { 'retry-after': '0' } },
      { status: 500 },
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>captive portal' },
    ),
  },
  { requiredKeys: [] },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('append' as const),
      topic,
      count: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('follow' as const), topic, rendered: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), index: fc.nat(5) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('fail' as const), fault }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'cut',
        'wait',
        'wait',
        'offline',
        'online',
        'suspend',
        'resume',
        'reconnect',
        'epoch',
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prune' as const), topic }) },
);

/** Follows a topic and writes down every state that is not the log up to its cursor. */
function followExactly(run: Run, name: string, rendered: boolean): Followed {
  const { server, tab, wrong } = run;
  const state = [...server.log(name)];
  const followed = follow(
    tab.client,
    name,
    rendered ? { state, cursor: `${server.epoch()}~${state.length}` } : undefined,
  );
  followed.store.subscribe(() => {
    const { state, cursor } = followed.store.get();
    const seq = Number(cursor?.split('~')[1]);
    const expected = server.log(name).slice(0, seq);
    if (state?.join() !== expected.join()) wrong.push({ name, cursor, state, expected });
  });
  return followed;
}

async function perform(step: Step, run: Run): Promise<void> {
  const { server, tab, followers } = run;
  switch (step.do) {
    case 'append': {
      const { length } = server.log(step.topic);
      server.append(step.topic, ...Array.from({ length: step.count }, (_, n) => length + n + 1));
      return;
    }
    case 'follow':
      followers.push(followExactly(run, step.topic, step.rendered));
      return;
    case 'leave':
      for (const { stop } of followers.splice(step.index, 1)) stop();
      return;
    case 'fail':
      server.faults.push(step.fault);
      return;
    case 'cut':
      server.cutAll();
      return;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, 5));
      return;
    case 'offline':
      tab.goOffline();
      return;
    case 'online':
      tab.goOnline();
      return;
    case 'suspend':
    case 'resume':
      tab.signal(step.do);
      return;
    case 'reconnect':
      tab.client.reconnect();
      return;
    case 'epoch':
      server.changeEpoch();
      return;
    case 'prune':
      server.prune(step.topic);
  }
}

test('whatever fails, every state is the log up to its cursor, and in the end the whole log', async () => {
  const server = await startFaultServer();
  await using _ = { [Symbol.asyncDispose]: server.close };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), async (steps) => {
      server.clear();
      const tab = openTab({ url: server.url });
      const run: Run = { server, tab, followers: [], wrong: [] };
      const { followers, wrong } = run;
      try {
        for (const name of TOPICS) followers.push(followExactly(run, name, false));
        for (const one of steps) await perform(one, run);
        tab.signal('resume');
        tab.goOnline();
        await until(
          () =>
            wrong.length > 0 ||
            followers.every(({ store }) => {
              const { state, cursor } = store.get();
              const log = server.log(store.topic);
              return cursor === `${server.epoch()}~${log.length}` && state?.length === log.length;
            }),
          () => [
            followers.map(({ store }) => [store.get(), server.log(store.topic)]),
            tab.client.inspect().get(),
          ],
        );
        expect(wrong).toEqual([]);
        for (const { store } of followers) expect(store.get().state ?? []).toEqual(server.log(store.topic));
      } finally {
        tab.client.close();
      }
      await until(() => server.openStreams() === 0);
    }),
    { numRuns: 150 },
  );
});
