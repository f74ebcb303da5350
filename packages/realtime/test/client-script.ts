import fc from 'fast-check';
import type { Fault, FaultServer } from './client-fault-server.ts';
import { follow, type Followed, type Tab } from './client-tab.ts';

/** The topics of a script. */
export const TOPICS = ['a', 'b', 'c'];

/** One thing that happens. `tab` counts the open tabs, wrapping around. */
export type Step =
  | { do: 'append'; topic: string; count: number }
  | { do: 'follow'; tab: number; topic: string; rendered: boolean; behind: number }
  | { do: 'leave'; index: number }
  | { do: 'fail'; fault: Fault }
  | { do: 'prune'; topic: string }
  | { do: 'cut' | 'wait' | 'epoch' | 'open' }
  | { do: TabStep; tab: number };

type TabStep = 'offline' | 'online' | 'suspend' | 'resume' | 'visible' | 'reconnect' | EndOfTab;
type EndOfTab = 'close' | 'crash' | 'freeze' | 'thaw';

/** A script under way. */
export interface Run {
  server: FaultServer;
  openTab: () => Tab;
  tabs: Tab[];
  followers: { tab: Tab; followed: Followed }[];
  /** States that were not the log up to their cursor. */
  wrong: unknown[];
}

const topic = fc.constantFrom(...TOPICS);
const bytes = fc.integer({ min: 1, max: 700 });
const tab = fc.nat(4);

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

const append = fc.record({
  do: fc.constant('append' as const),
  topic,
  count: fc.integer({ min: 1, max: 4 }),
});
const begin = fc.record({
  do: fc.constant('follow' as const),
  tab,
  topic,
  rendered: fc.boolean(),
  behind: fc.nat(3),
});
const leave = fc.record({ do: fc.constant('leave' as const), index: fc.nat(5) });
const fail = fc.record({ do: fc.constant('fail' as const), fault });
const prune = fc.record({ do: fc.constant('prune' as const), topic });

/** Scripts with the given extra steps. */
export function scripts(
  alone: ('cut' | 'wait' | 'epoch' | 'open')[],
  ofTab: TabStep[],
): fc.Arbitrary<Step[]> {
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: append },
    { weight: 3, arbitrary: begin },
    { weight: 1, arbitrary: leave },
    { weight: 4, arbitrary: fail },
    { weight: 1, arbitrary: prune },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom(...alone) }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constantFrom(...ofTab), tab }) },
  );
  return fc.array(step, { minLength: 4, maxLength: 30 });
}

/** Follows a topic and writes down every state that is not the log up to its cursor. */
export function followExactly(
  { server, wrong, followers }: Run,
  tab: Tab,
  name: string,
  initial?: { state: number[]; cursor: string },
): void {
  const followed = follow(tab.client, name, initial);
  followed.store.subscribe(() => {
    const { state, cursor } = followed.store.get();
    const expected = server.log(name).slice(0, Number(cursor?.split('~')[1]));
    if (state?.join() !== expected.join()) wrong.push({ name, cursor, state, expected });
  });
  followers.push({ tab, followed });
}

/** Performs one step. */
export async function perform(step: Step, run: Run): Promise<void> {
  const { server } = run;
  switch (step.do) {
    case 'append': {
      const { length } = server.log(step.topic);
      server.append(step.topic, ...Array.from({ length: step.count }, (_, n) => length + n + 1));
      return;
    }
    case 'leave':
      for (const { followed } of run.followers.splice(step.index, 1)) followed.stop();
      return;
    case 'fail':
      server.faults.push(step.fault);
      return;
    case 'prune':
      server.prune(step.topic);
      return;
    case 'cut':
      server.cutAll();
      return;
    case 'wait':
      await new Promise((resolve) => setTimeout(resolve, 5));
      return;
    case 'epoch':
      server.changeEpoch();
      return;
    case 'open':
      run.tabs.push(run.openTab());
      return;
    default: {
      const tab = run.tabs[step.tab % run.tabs.length];
      if (tab) performInTab(step, run, tab);
    }
  }
}

function performInTab(step: Extract<Step, { tab: number }>, run: Run, tab: Tab): void {
  switch (step.do) {
    case 'follow': {
      const log = run.server.log(step.topic);
      const state = log.slice(0, Math.max(0, log.length - step.behind));
      const initial = { state, cursor: `${run.server.epoch()}~${state.length}` };
      followExactly(run, tab, step.topic, step.rendered ? initial : undefined);
      return;
    }
    case 'offline':
      tab.goOffline();
      return;
    case 'online':
      tab.goOnline();
      return;
    case 'suspend':
    case 'resume':
    case 'visible':
      tab.signal(step.do);
      return;
    case 'reconnect':
      tab.client.reconnect();
      return;
    case 'freeze':
      tab.freeze();
      return;
    case 'thaw':
      tab.thaw();
      return;
    case 'close':
    case 'crash':
      // The last one stays, so that there is something to check.
      if (run.tabs.length === 1) return;
      if (step.do === 'close') tab.client.close();
      else tab.crash();
      run.tabs = run.tabs.filter((one) => one !== tab);
      run.followers = run.followers.filter((follower) => follower.tab !== tab);
  }
}

/** Whether everybody has the whole log, or somebody has something else. */
export function isDecided({ server, followers, wrong }: Run): boolean {
  if (wrong.length > 0) return true;
  return followers.every(({ followed: { store } }) => {
    const { state, cursor } = store.get();
    const log = server.log(store.topic);
    return cursor === `${server.epoch()}~${log.length}` && (state ?? []).join() === log.join();
  });
}

/** What to print when it is never decided. */
export function describe({ server, followers, tabs }: Run): unknown {
  return {
    followers: followers.map(({ followed: { store } }) => [
      store.topic,
      store.get(),
      server.log(store.topic),
    ]),
    tabs: tabs.map((tab) => tab.client.inspect().get()),
  };
}
