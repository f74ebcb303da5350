import { stepMachine } from '../src/client/machine/document-machine.ts';
import { FIRST_MACHINE } from '../src/client/machine/machine-state.ts';
import type { Effect, Input, TimerName } from '../src/client/machine/machine-step.ts';

/** What may happen at any moment. `pick` chooses among what there is to choose from. */
export type Happening =
  | 'edit'
  | 'someone-edits'
  | 'deliver'
  | 'deliver-again'
  | 'drop'
  | 'answer'
  | 'fail'
  | 'lose-answer'
  | 'fire'
  | 'enter'
  | 'leave'
  | 'refresh'
  | 'wake'
  | 'hide'
  | 'reload';

export const HAPPENINGS: readonly Happening[] = [
  'edit',
  'edit',
  'someone-edits',
  'someone-edits',
  'deliver',
  'deliver',
  'deliver-again',
  'drop',
  'answer',
  'answer',
  'answer',
  'fail',
  'lose-answer',
  'fire',
  'fire',
  'fire',
  'enter',
  'leave',
  'refresh',
  'wake',
  'hide',
  'reload',
];

const PAGE_SIZE = 3;
const EPOCH = 'epoch';

type Request = Extract<Effect, { type: 'read' | 'append' | 'forget-edits' }> & {
  /** How long the log was when it was made. */
  length: number;
};

/** Updates are lists of numbers here, each of which is one edit; merging them is putting them one after the other. */
const toNumbers = (update: Uint8Array): number[] => [...new Uint32Array(update.slice().buffer)];
const toUpdate = (numbers: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(numbers).buffer);

/** Takes one out of a list. */
function draw<Item>(items: Item[], pick: number): Item | undefined {
  return items.length === 0 ? undefined : items.splice(pick % items.length, 1)[0];
}

/** A machine with a database, a room, a store and a document that are as simple as can be, and do what they are told. */
export function createWorld() {
  let machine = FIRST_MACHINE;
  let doc = new Set<number>();
  let requests: Request[] = [];
  let broadcasts: { seq: number; update: Uint8Array | null }[] = [];
  const timers = new Set<TimerName>();
  const log: Uint8Array[] = [];
  const own = new Set<number>();
  let base: { seq: number; content: number[] } | null = null;
  const stored = new Map<number, Uint8Array>();
  let storedIds = new Map<number, number>();
  let next = 1;
  let now = 0;

  const dispatch = (input: Input) => {
    now += 1;
    const moment = { now, random: 0.5, isOffline: false, sendIntervalMs: 50 };
    const step = stepMachine(machine, input, moment);
    ({ machine } = step);
    step.effects.forEach(perform);
  };
  const add = (update: Uint8Array) => toNumbers(update).forEach((number) => doc.add(number));
  const perform = (effect: Effect): void => {
    if (effect.type === 'apply') {
      for (const { update } of effect.updates) add(update);
    } else if (effect.type === 'load') {
      if (effect.snapshot) add(effect.snapshot);
      for (const { update } of effect.updates) add(update);
      dispatch({ type: 'loaded' });
    } else if (effect.type === 'read' || effect.type === 'append' || effect.type === 'forget-edits') {
      requests.push({ ...effect, length: log.length });
    } else if (effect.type === 'store-edit') {
      const id = next++;
      stored.set(id, effect.edit.update);
      storedIds.set(effect.edit.key, id);
    } else if (effect.type === 'save-base') {
      base = { seq: effect.seq, content: [...doc] };
    } else if (effect.type === 'find-lost') {
      throw new Error('the database has lost nothing');
    } else if (effect.type === 'start-timer') {
      timers.add(effect.timer);
    } else if (effect.type === 'stop-timer') {
      timers.delete(effect.timer);
    }
  };
  const commit = (update: Uint8Array, isLarge: boolean): number => {
    log.push(update);
    broadcasts.push({ seq: log.length, update: isLarge ? null : update });
    return log.length;
  };
  /** `isLate`: a read is answered as of when it was made. */
  const answer = (request: Request, isLate: boolean): void => {
    if (request.type === 'read') {
      const start = Math.max(request.after, 0);
      const length = isLate ? request.length : log.length;
      const updates = log.slice(start, Math.min(length, start + PAGE_SIZE));
      dispatch({
        type: 'page-read',
        page: {
          epoch: EPOCH,
          seq: length,
          room: 'room',
          snapshot: request.after < 0 ? { seq: 0, state: toUpdate([]) } : null,
          updates: updates.map((update, index) => ({ seq: start + index + 1, userId: null, update })),
          more: start + updates.length < length,
        },
      });
    } else if (request.type === 'append') {
      const merged = toUpdate(request.batch.flatMap(({ update }) => toNumbers(update)));
      dispatch({ type: 'committed', seq: commit(merged, false) });
    } else {
      for (const { key, storedId } of request.batch) stored.delete(storedId ?? storedIds.get(key) ?? 0);
      dispatch({ type: 'forgotten' });
    }
  };
  const fail = (request: Request): void => {
    if (request.type === 'read') dispatch({ type: 'read-failed', refusal: null });
    else if (request.type === 'append') dispatch({ type: 'append-failed', refusal: null });
    else dispatch({ type: 'forgotten' });
  };
  const open = () => {
    machine = FIRST_MACHINE;
    requests = [];
    timers.clear();
    storedIds = new Map();
    doc = new Set(base?.content);
    for (const update of stored.values()) add(update);
    dispatch({
      type: 'opened',
      base: base && { epoch: EPOCH, seq: base.seq },
      edits: Array.from(stored, ([id, update]) => ({ id, update })),
    });
  };
  const edit = () => {
    if (!machine.isLoaded) return;
    const number = next++;
    own.add(number);
    doc.add(number);
    dispatch({ type: 'edited', update: toUpdate([number]) });
  };
  const happenings: Record<Happening, (pick: number) => void> = {
    edit,
    'someone-edits': (pick) => void commit(toUpdate([next++]), pick % 4 === 0),
    deliver(pick) {
      const broadcast = draw(broadcasts, pick);
      if (broadcast) dispatch({ type: 'heard', message: { epoch: EPOCH, userId: null, ...broadcast } });
    },
    'deliver-again'(pick) {
      const broadcast = broadcasts[pick % Math.max(1, broadcasts.length)];
      if (broadcast) dispatch({ type: 'heard', message: { epoch: EPOCH, userId: null, ...broadcast } });
    },
    drop: (pick) => void draw(broadcasts, pick),
    answer(pick) {
      const request = draw(requests, pick);
      if (request) answer(request, pick % 2 === 0);
    },
    fail(pick) {
      const request = draw(requests, pick);
      if (request) fail(request);
    },
    'lose-answer'(pick) {
      const request = draw(requests, pick);
      if (!request) return;
      if (request.type === 'append') {
        commit(toUpdate(request.batch.flatMap(({ update }) => toNumbers(update))), false);
      }
      fail(request);
    },
    fire(pick) {
      const timer = draw([...timers], pick);
      if (!timer) return;
      timers.delete(timer);
      dispatch({ type: 'due', timer });
    },
    enter: (pick) => dispatch({ type: 'entered', hasMoved: pick % 2 === 0 }),
    leave: (pick) => dispatch({ type: 'left', isJoined: pick % 2 === 0 }),
    refresh: () => dispatch({ type: 'refresh' }),
    wake: () => dispatch({ type: 'woken' }),
    hide: () => dispatch({ type: 'leaving' }),
    reload: open,
  };

  open();
  return {
    dispatch,
    happen: (happening: Happening, pick: number) => happenings[happening](pick),
    /** Lets everything succeed until nothing is left to do. */
    heal() {
      broadcasts = [];
      happenings.enter(1);
      happenings.wake(0);
      for (let round = 0; round < 1_000 && requests.length + timers.size > 0; round += 1) {
        if (requests.length > 0) happenings.answer(1);
        else happenings.fire(0);
      }
    },
    get machine() {
      return machine;
    },
    get doc(): ReadonlySet<number> {
      return doc;
    },
    get timers(): ReadonlySet<TimerName> {
      return timers;
    },
    /** Edits that were made here, whether they are in the log or not. */
    own: own as ReadonlySet<number>,
    /** Everything in the first so many updates of the log; in all of them by default. */
    committed: (seq = log.length): Set<number> => new Set(log.slice(0, Math.max(0, seq)).flatMap(toNumbers)),
    /** Edits that the machine has not seen committed. */
    queued: (): Set<number> => new Set(machine.edits.flatMap(({ update }) => toNumbers(update))),
    stored: (): Set<number> => new Set([...stored.values()].flatMap(toNumbers)),
    get length() {
      return log.length;
    },
  };
}
