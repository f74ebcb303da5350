import type { DocumentErrorCode } from '../../protocol/document-error-code.ts';
import { SHORTEST_UPDATE_INTERVAL_MS } from '../../protocol/send-interval.ts';
import { toRetryDelay } from '../retry-delay.ts';
import { refuse } from './end-document.ts';
import type { QueuedEdit } from './machine-state.ts';
import type { Turn } from './machine-step.ts';

/** Edits are sent together up to this size, in bytes: a quarter of what one update may have. */
const BATCH_BYTES = 256 * 1024;

export function addEdit(turn: Turn, update: Uint8Array): void {
  const { machine, effects } = turn;
  const edit: QueuedEdit = { key: machine.nextKey, update, storedId: null };
  machine.nextKey += 1;
  machine.edits = [...machine.edits, edit];
  effects.push({ type: 'store-edit', edit });
  startSending(turn);
}

/** Takes edits that an earlier page has stored. They come before those that were made since. */
export function resumeEdits(turn: Turn, stored: readonly { id: number; update: Uint8Array }[]): void {
  const { machine } = turn;
  const resumed = stored.map(({ id, update }, index) => ({
    key: machine.nextKey + index,
    update,
    storedId: id,
  }));
  machine.nextKey += stored.length;
  machine.edits = [...resumed, ...machine.edits];
  startSending(turn);
}

/** Sends what there is, at once if the last request has failed. */
export function wakeSending(turn: Turn): void {
  const { machine, effects } = turn;
  if (machine.sendFailures > 0 && machine.sending.phase === 'waiting') {
    effects.push({ type: 'stop-timer', timer: 'send' });
    sendBatch(turn);
  } else {
    startSending(turn);
  }
}

export function startSending({ machine, effects, moment }: Turn): void {
  if (machine.sending.phase !== 'idle' || machine.isHalted) return;
  if (machine.edits.length === 0 || machine.epoch === null) return;
  const waitMs =
    machine.sendFailures > 0
      ? toRetryDelay(machine.sendFailures, moment.random)
      : machine.lastSentAt + moment.sendIntervalMs - moment.now;
  machine.sending = { phase: 'waiting' };
  effects.push({
    type: 'start-timer',
    timer: 'send',
    delayMs: Math.max(SHORTEST_UPDATE_INTERVAL_MS, waitMs),
  });
}

export function sendBatch({ machine, effects, moment }: Turn): void {
  if (machine.sending.phase !== 'waiting' || machine.epoch === null) return;
  const batch = toBatch(machine.edits);
  machine.sending = batch.length === 0 ? { phase: 'idle' } : { phase: 'committing', batch };
  if (batch.length === 0) return;
  machine.lastSentAt = moment.now;
  effects.push({ type: 'append', epoch: machine.epoch, batch });
}

/** The edits of the request are committed: they are no longer unsynced once the store has forgotten them. */
export function dropCommitted({ machine, effects }: Turn): void {
  if (machine.sending.phase !== 'committing') return;
  const { batch } = machine.sending;
  const committed = new Set(batch.map(({ key }) => key));
  machine.edits = machine.edits.filter(({ key }) => !committed.has(key));
  machine.sending = { phase: 'forgetting', batch };
  effects.push({ type: 'forget-edits', batch });
}

export function finishBatch(turn: Turn): void {
  turn.machine.sending = { phase: 'idle' };
  turn.machine.sendFailures = 0;
  startSending(turn);
}

export function failBatch(turn: Turn, refusal: DocumentErrorCode | null): void {
  const { machine } = turn;
  machine.sending = { phase: 'idle' };
  machine.sendFailures += 1;
  if (refusal === null) {
    startSending(turn);
    return;
  }
  machine.isHalted = true;
  refuse(turn, refusal);
}

/** Sends what was refused again. */
export function retryEdits(turn: Turn): void {
  const { machine } = turn;
  if (machine.refusal === null) return;
  machine.refusal = null;
  machine.isHalted = false;
  startSending(turn);
}

/** The oldest edits that fit into one request, at least one. */
function toBatch(edits: readonly QueuedEdit[]): readonly QueuedEdit[] {
  let bytes = 0;
  const end = edits.findIndex(({ update }, index) => {
    bytes += update.byteLength;
    return index > 0 && bytes > BATCH_BYTES;
  });
  return end === -1 ? edits : edits.slice(0, end);
}
