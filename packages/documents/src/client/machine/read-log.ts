import type { DocumentErrorCode } from '../../protocol/document-error-code.ts';
import type { DocumentPage } from '../../protocol/document-page.ts';
import { toRetryDelay } from '../retry-delay.ts';
import { becomeOutdated, refuse } from './end-document.ts';
import { receivePage } from './log-order.ts';
import type { Turn } from './machine-step.ts';
import { saveNow, saveSoon } from './save-base.ts';
import { wakeSending } from './send-edits.ts';

/** Reads. While a read is under way, another one follows it. */
export function askRead(turn: Turn): void {
  const { machine } = turn;
  const { reading } = machine;
  if (reading.phase === 'idle') startRead(turn, 0);
  else if (reading.phase === 'reading') machine.reading = { ...reading, isAskedAgain: true };
}

/** Reads now, also where a read has failed and its time has not come yet. */
export function readNow(turn: Turn): void {
  const { reading } = turn.machine;
  if (reading.phase !== 'waiting') {
    askRead(turn);
    return;
  }
  turn.effects.push({ type: 'stop-timer', timer: 'read' });
  startRead(turn, reading.failures);
}

export function readAgain(turn: Turn): void {
  const { reading } = turn.machine;
  if (reading.phase === 'waiting') startRead(turn, reading.failures);
}

function startRead({ machine, effects }: Turn, failures: number): void {
  const after = machine.order.position;
  machine.reading = { phase: 'reading', after, hasMore: false, isAskedAgain: false, failures };
  effects.push({ type: 'read', after });
}

export function takePage(turn: Turn, page: DocumentPage): void {
  const { machine, effects } = turn;
  const { reading } = machine;
  if (reading.phase !== 'reading') return;
  if (machine.epoch !== null && page.epoch !== machine.epoch) {
    becomeOutdated(turn);
    return;
  }
  machine.epoch = page.epoch;
  machine.reading = { ...reading, hasMore: page.more };
  effects.push({ type: 'enter-room', name: page.room });
  if (page.seq < reading.after) {
    // the database was restored, and has lost updates that are here
    effects.push({ type: 'find-lost' });
    return;
  }
  const { order, snapshot, due } = receivePage(machine.order, page);
  machine.order = order;
  effects.push({ type: 'load', snapshot, updates: due });
}

/** What a page brought is in the `Y.Doc`: reads the next page, or ends the read. */
export function finishPage(turn: Turn): void {
  const { machine, effects } = turn;
  const { reading } = machine;
  if (reading.phase !== 'reading') return;
  saveSoon(turn);
  if (reading.hasMore) {
    const after = machine.order.position;
    machine.reading = { ...reading, after, hasMore: false };
    effects.push({ type: 'read', after });
    return;
  }
  machine.isCaughtUp ||= !reading.isAskedAgain;
  // stored at once: a reload without a network shows edits only on top of the document that they were made in
  if (!machine.isLoaded) saveNow(turn);
  machine.isLoaded = true;
  machine.reading = { phase: 'idle' };
  if (reading.isAskedAgain) startRead(turn, 0);
  wakeSending(turn);
}

export function failRead(turn: Turn, refusal: DocumentErrorCode | null): void {
  const { machine, effects, moment } = turn;
  const { reading } = machine;
  if (reading.phase !== 'reading') return;
  if (refusal !== null) {
    machine.reading = { phase: 'idle' };
    refuse(turn, refusal);
    return;
  }
  const failures = reading.failures + 1;
  machine.isCaughtUp = false;
  machine.reading = { phase: 'waiting', failures };
  effects.push({ type: 'start-timer', timer: 'read', delayMs: toRetryDelay(failures, moment.random) });
}
