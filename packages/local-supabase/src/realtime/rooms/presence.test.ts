import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPresence, type PresenceDiff, type PresenceState } from './presence.ts';

const MEMBERS = [{}, {}, {}, {}];
const step = fc.record({
  member: fc.constantFrom(...MEMBERS),
  payload: fc.option(fc.record({ mood: fc.constantFrom('calm', 'busy') })),
});

/** What a client that knew this state knows after the diff. */
function apply(state: PresenceState, { joins, leaves }: PresenceDiff): PresenceState {
  const after = structuredClone(state);
  for (const [key, { metas }] of Object.entries(leaves)) {
    const gone = new Set(metas.map((meta) => meta.phx_ref));
    const left = (after[key]?.metas ?? []).filter((meta) => !gone.has(meta.phx_ref));
    if (left.length > 0) after[key] = { metas: left };
    else Reflect.deleteProperty(after, key);
  }
  for (const [key, { metas }] of Object.entries(joins)) {
    after[key] = { metas: [...(after[key]?.metas ?? []), ...metas] };
  }
  return after;
}

function toRefs(state: PresenceState): unknown {
  return new Map(
    Object.entries(state).map(([key, { metas }]) => [key, new Set(metas.map((meta) => meta.phx_ref))]),
  );
}

test('the first state and all diffs give the present state', () => {
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const presence = createPresence();
      let known: PresenceState = {};
      for (const { member, payload } of steps) {
        // two members share a key
        const key = `key ${MEMBERS.indexOf(member) % 3}`;
        const diff = payload ? presence.track(member, key, payload) : presence.untrack(member);
        if (diff) known = apply(known, diff);
        expect(toRefs(known)).toEqual(toRefs(presence.state()));
      }
    }),
  );
});

test('tracking the same state again gives no diff; tracking another one is a leave and a join', () => {
  const presence = createPresence();
  const member = {};
  const first = presence.track(member, 'ada', { mood: 'calm' });
  expect(presence.track(member, 'ada', { mood: 'calm' })).toBeUndefined();
  const ref = first?.joins['ada']?.metas[0]?.phx_ref;
  expect(presence.track(member, 'ada', { mood: 'busy' })).toEqual({
    joins: { ada: { metas: [{ mood: 'busy', phx_ref: expect.any(String), phx_ref_prev: ref }] } },
    leaves: { ada: { metas: [{ mood: 'calm', phx_ref: ref }] } },
  });
});

test('a key may be the name of a property of Object', () => {
  const presence = createPresence();
  presence.track({}, '__proto__', { a: 1 });
  expect(Object.keys(presence.state())).toEqual(['__proto__']);
});
