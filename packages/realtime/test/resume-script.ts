import fc from 'fast-check';
import type { Notifications } from './faulty-log.ts';

/** Something that happens to the log. */
export type Action =
  | { do: 'append'; topic: number; count: number; transient: boolean; size: number }
  | { do: 'prune'; topic: number }
  | { do: 'renew epoch' }
  | { do: 'notifications'; are: Notifications };

/** Where a connection is cut: inside a message as a rule, or right after one. */
export type Cut = { after: 'bytes' | 'messages'; count: number } | { after: 'all' };

/** Readers connect, things happen, each is cut off, and more happens before they come back. */
interface Round {
  cuts: Cut[];
  connected: Action[];
  outage: Action[];
}

export interface ResumeScript {
  /** Bytes of recent events that the hub keeps per topic. */
  recentBytes: number;
  /** Bytes that a reader takes at a time. */
  takeBytes: number;
  /** What one read of the log returns at most. */
  limits: { events: number; bytes: number };
  rounds: Round[];
}

export const TOPICS = ['test:one', 'test:two', 'test:three'];

/** The topics of each reader, in orders of their own. */
export const READERS = [[0, 1, 2], [2, 0], [1]];

const topic = fc.nat({ max: TOPICS.length - 1 });
const append = fc.record({
  do: fc.constant('append' as const),
  topic,
  count: fc.integer({ min: 1, max: 6 }),
  transient: fc.boolean(),
  size: fc.constantFrom(0, 10, 300),
});
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 6, arbitrary: append },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('prune' as const), topic }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('notifications' as const),
      are: fc.constantFrom<Notifications[]>('sound', 'lost', 'delayed', 'repeated'),
    }),
  },
);
// Rare, since a new epoch spares the stream everything else.
const actionOrEpoch: fc.Arbitrary<Action> = fc.oneof(
  { weight: 20, arbitrary: action },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('renew epoch' as const) }) },
);
const cut: fc.Arbitrary<Cut> = fc.oneof(
  fc.record({ after: fc.constant('bytes' as const), count: fc.nat({ max: 3_000 }) }),
  fc.record({ after: fc.constant('messages' as const), count: fc.nat({ max: 20 }) }),
  fc.record({ after: fc.constant('all' as const) }),
);

/** Scripts of up to `rounds` rounds. */
export function resumeScripts(rounds: number): fc.Arbitrary<ResumeScript> {
  return fc.record({
    recentBytes: fc.constantFrom(0, 400, 262_144),
    takeBytes: fc.constantFrom(1, 300, 65_536),
    limits: fc.record({ events: fc.constantFrom(1, 3, 500), bytes: fc.constantFrom(1, 1_000, 65_536) }),
    rounds: fc.array(
      fc.record({
        cuts: fc.array(cut, { minLength: READERS.length, maxLength: READERS.length }),
        connected: fc.array(actionOrEpoch, { maxLength: 6 }),
        outage: fc.array(actionOrEpoch, { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: rounds },
    ),
  });
}
