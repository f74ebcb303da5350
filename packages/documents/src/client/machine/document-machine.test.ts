import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWorld, HAPPENINGS } from '../../../test/machine-world.ts';
import { stepMachine } from './document-machine.ts';
import { FIRST_MACHINE, type DocumentMachine } from './machine-state.ts';
import type { Effect, Input } from './machine-step.ts';

const MOMENT = { now: 1_000, random: 0.5, isOffline: false, sendIntervalMs: 50 };

const EMPTY_PAGE = { epoch: 'epoch', seq: 0, room: 'room', snapshot: null, updates: [], more: false };
const OPENED: Input[] = [
  { type: 'opened', base: null, edits: [] },
  { type: 'page-read', page: { ...EMPTY_PAGE, snapshot: { seq: 0, state: new Uint8Array() } } },
  { type: 'loaded' },
  { type: 'entered', hasMoved: false },
  { type: 'page-read', page: EMPTY_PAGE },
  { type: 'loaded' },
];
const EDIT: Input = { type: 'edited', update: new Uint8Array([1]) };
const SENT: Input[] = [EDIT, { type: 'due', timer: 'send' }];

/** The machine after these inputs, and the effects of the last of them. */
function run(...inputs: Input[]): { machine: DocumentMachine; effects: readonly Effect[] } {
  let step: ReturnType<typeof stepMachine> = { machine: FIRST_MACHINE, effects: [] };
  for (const input of inputs) step = stepMachine(step.machine, input, MOMENT);
  return step;
}

const typesOf = (effects: readonly Effect[]) => effects.map(({ type }) => type);

function subtract(one: ReadonlySet<number>, ...others: ReadonlySet<number>[]): number[] {
  return [...one].filter((item) => !others.some((other) => other.has(item)));
}

test('after random happenings no edit is lost, and nothing unsent is called saved', () => {
  const happening = fc.record({ what: fc.constantFrom(...HAPPENINGS), pick: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 150, size: 'max' }), (happenings) => {
      const world = createWorld();
      for (const { what, pick } of happenings) {
        world.happen(what, pick);
        const { machine } = world;
        // an edit is in the log, or else queued and stored
        expect(subtract(world.own, world.committed(), world.queued())).toEqual([]);
        expect(subtract(world.own, world.committed(), world.stored())).toEqual([]);
        expect(machine.shown.isSaved && subtract(world.own, world.committed()).length > 0).toBe(false);
        // the document has everything up to the number that is claimed
        expect(subtract(world.committed(machine.order.position), world.doc)).toEqual([]);
        // a gap is being waited for or read
        const isAttended = world.timers.has('gap') || machine.reading.phase !== 'idle';
        expect(machine.order.early.size === 0 || isAttended).toBe(true);
        expect(machine.isGapTimed).toBe(world.timers.has('gap'));
        // a read that failed is tried again, and edits that can be sent are
        expect(machine.reading.phase === 'waiting').toBe(world.timers.has('read'));
        expect(machine.sending.phase === 'waiting').toBe(world.timers.has('send'));
        expect(machine.edits.length > 0 && machine.epoch !== null && machine.sending.phase === 'idle').toBe(
          false,
        );
      }
      world.heal();
      expect(world.machine.shown).toMatchObject({ status: 'live', isSaved: true, unsynced: 0 });
      expect(world.machine.order.position).toBe(world.length);
      expect(subtract(world.own, world.committed())).toEqual([]);
      expect(new Set(world.doc)).toEqual(world.committed());
    }),
    { numRuns: 100 },
  );
});

test('a step does not change its arguments, and gives the same result for the same arguments', () => {
  const happening = fc.record({ what: fc.constantFrom(...HAPPENINGS), pick: fc.nat({ max: 20 }) });
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 60, size: 'max' }), (happenings) => {
      const world = createWorld();
      for (const { what, pick } of happenings) world.happen(what, pick);
      const before = structuredClone(world.machine);
      for (const input of [...SENT, ...OPENED]) {
        expect(stepMachine(world.machine, input, MOMENT)).toEqual(stepMachine(world.machine, input, MOMENT));
      }
      expect(world.machine).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

describe('what is shown', () => {
  test('goes from connecting to live once a room is entered and read after', () => {
    const statuses = OPENED.map((_, index) => run(...OPENED.slice(0, index + 1)).machine.shown.status);
    expect(statuses).toEqual(['connecting', 'connecting', 'connecting', 'connecting', 'connecting', 'live']);
  });

  test('is the same object until something changes', () => {
    const { machine } = run(...OPENED);
    expect(stepMachine(machine, { type: 'leaving' }, MOMENT).machine.shown).toBe(machine.shown);
  });

  test('stays live while the room moves, and is reconnecting when it is lost', () => {
    expect(run(...OPENED, { type: 'entered', hasMoved: true }).machine.shown.status).toBe('live');
    expect(run(...OPENED, { type: 'left', isJoined: true }).machine.shown.status).toBe('live');
    expect(run(...OPENED, { type: 'left', isJoined: false }).machine.shown.status).toBe('reconnecting');
  });

  test('is offline until the document has been read after the network is back', () => {
    const { machine } = run(...OPENED);
    const lost = stepMachine(machine, { type: 'network-lost' }, { ...MOMENT, isOffline: true }).machine;
    expect(lost.shown.status).toBe('offline');
    const woken = stepMachine(lost, { type: 'woken' }, MOMENT).machine;
    expect(woken.shown.status).toBe('offline');
    const read = stepMachine(woken, { type: 'page-read', page: EMPTY_PAGE }, MOMENT).machine;
    expect(stepMachine(read, { type: 'loaded' }, MOMENT).machine.shown.status).toBe('live');
  });

  test('counts an edit as unsynced until the store has forgotten it', () => {
    const committed = run(...OPENED, ...SENT, { type: 'committed', seq: 1 });
    expect(typesOf(committed.effects)).toEqual(['forget-edits']);
    expect(committed.machine.shown).toMatchObject({ unsynced: 1, isSaved: false });
    const { shown } = stepMachine(committed.machine, { type: 'forgotten' }, MOMENT).machine;
    expect(shown).toMatchObject({ unsynced: 0, isSaved: true });
  });
});

describe('sending', () => {
  test('gathers edits for 50 ms, and sends them together', () => {
    const { effects } = run(...OPENED, EDIT);
    expect(effects.at(-1)).toEqual({ type: 'start-timer', timer: 'send', delayMs: 50 });
    const sent = run(...OPENED, EDIT, EDIT, { type: 'due', timer: 'send' });
    expect(sent.effects).toMatchObject([{ type: 'append', epoch: 'epoch', batch: [{ key: 1 }, { key: 2 }] }]);
  });

  test('waits longer after each failure, and not at all when the page is looked at again', () => {
    const failed: Input = { type: 'append-failed', refusal: null };
    expect(run(...OPENED, ...SENT, failed).effects).toEqual([
      { type: 'start-timer', timer: 'send', delayMs: 187.5 },
    ]);
    const again = run(...OPENED, ...SENT, failed, { type: 'due', timer: 'send' }, failed);
    expect(again.effects).toEqual([{ type: 'start-timer', timer: 'send', delayMs: 375 }]);
    const { effects } = run(...OPENED, ...SENT, failed, { type: 'woken' });
    expect(typesOf(effects)).toEqual(['read', 'stop-timer', 'append']);
  });

  test('stops when an edit is refused, and goes on when asked to', () => {
    const refused = run(...OPENED, ...SENT, { type: 'append-failed', refusal: 'role_too_low' }, EDIT);
    expect(typesOf(refused.effects)).toEqual(['store-edit']);
    expect(refused.machine.shown).toMatchObject({ status: 'live', refusal: 'role_too_low', unsynced: 2 });
    const { machine, effects } = stepMachine(refused.machine, { type: 'retry' }, MOMENT);
    expect(typesOf(effects)).toEqual(['start-timer']);
    expect(machine.shown.refusal).toBeNull();
  });

  test('gives a database that was restored what it has lost', () => {
    const opened: Input = { type: 'opened', base: { epoch: 'epoch', seq: 5 }, edits: [] };
    const read: Input = { type: 'page-read', page: { ...EMPTY_PAGE, seq: 3 } };
    expect(typesOf(run(opened, read).effects)).toEqual(['enter-room', 'find-lost']);
    const found: Input = { type: 'lost-found', update: new Uint8Array([4, 5]), position: 3 };
    const { machine, effects } = run(opened, read, found);
    expect(typesOf(effects)).toContain('store-edit');
    expect(machine.order.position).toBe(3);
    expect(machine.shown.unsynced).toBe(1);
  });
});

describe('the end', () => {
  const changed: Input = { type: 'append-failed', refusal: 'epoch_changed' };

  test('of a document that starts over is shown once unsynced edits are set aside', () => {
    const { machine, effects } = run(...OPENED, ...SENT, changed);
    expect(effects).toEqual([{ type: 'release' }, { type: 'start-over', isSetAside: true }]);
    expect(machine.shown).toMatchObject({ status: 'live', unsynced: 1 });
    const { shown } = stepMachine(machine, { type: 'started-over' }, MOMENT).machine;
    expect(shown).toMatchObject({
      status: 'outdated',
      refusal: 'epoch_changed',
      unsynced: 1,
      isSaved: false,
    });
  });

  test.each<[string, Input]>([
    ['of which nobody knows any more', { type: 'read-failed', refusal: 'document_not_found' }],
    ['that a newer page has written to', { type: 'refused', code: 'page_outdated' }],
  ])('of a document %s is shown at once, and edits stay stored', (_what, input) => {
    const { machine, effects } = run(...OPENED, EDIT, { type: 'refresh' }, input);
    expect(effects).toEqual([{ type: 'release' }]);
    expect(machine.shown).toMatchObject({ status: 'refused', unsynced: 1, isSaved: false });
  });

  test('of a page under whose number somebody else has written sets everything aside', () => {
    expect(run(...OPENED, { type: 'impersonated' }).effects).toEqual([
      { type: 'release' },
      { type: 'start-over', isSetAside: true },
    ]);
  });

  test('by discarding edits sets nothing aside', () => {
    const { machine, effects } = run(...OPENED, EDIT, { type: 'discard' }, { type: 'started-over' });
    expect(effects).toEqual([]);
    expect(machine.shown).toMatchObject({ status: 'outdated', unsynced: 0, isSaved: true });
  });

  test('by closing stores the document first, and is done once', () => {
    const closing = run(...OPENED, EDIT, { type: 'destroy' });
    expect(typesOf(closing.effects)).toEqual(['stop-timer', 'save-base', 'release', 'close']);
    expect(stepMachine(closing.machine, { type: 'destroy' }, MOMENT).effects).toEqual([]);
    const { shown } = stepMachine(closing.machine, { type: 'closed' }, MOMENT).machine;
    expect(shown).toMatchObject({ status: 'closed', unsynced: 1 });
  });

  test('lets a request that is under way finish', () => {
    const ended = run(...OPENED, ...SENT, { type: 'refused', code: 'page_outdated' });
    const committed = stepMachine(ended.machine, { type: 'committed', seq: 1 }, MOMENT);
    expect(typesOf(committed.effects)).toEqual(['forget-edits']);
    expect(stepMachine(committed.machine, { type: 'forgotten' }, MOMENT).machine.shown.unsynced).toBe(0);
  });
});
