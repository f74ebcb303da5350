import { isSameState, type DocumentState, type DocumentStatus } from '../document-state.ts';
import { becomeOutdated, close, discardEdits, refuse } from './end-document.ts';
import { closeGap, follow, goTo, hear } from './follow-log.ts';
import type { DocumentMachine } from './machine-state.ts';
import type { Effect, Input, Moment, Turn } from './machine-step.ts';
import { askRead, failRead, finishPage, readAgain, readNow, takePage } from './read-log.ts';
import { saveNow } from './save-base.ts';
import {
  addEdit,
  dropCommitted,
  failBatch,
  finishBatch,
  resumeEdits,
  retryEdits,
  sendBatch,
  wakeSending,
} from './send-edits.ts';

/**
 * What a provider does next. Pure: the same machine, input and moment give the same result, and the machine that is
 * passed in is not changed. The driver performs the effects in their order and answers some of them by further inputs.
 */
export function stepMachine(
  machine: DocumentMachine,
  input: Input,
  moment: Moment,
): { machine: DocumentMachine; effects: readonly Effect[] } {
  const turn: Turn = { machine: { ...machine }, effects: [], moment };
  // being online again is shown once the document has been read
  if (input.type !== 'woken') turn.machine.isOffline = moment.isOffline;
  if (machine.end === null) stepOpen(turn, input);
  else stepEnded(turn, input);
  show(turn);
  return { machine: turn.machine, effects: turn.effects };
}

function stepOpen(turn: Turn, input: Input): void {
  const { machine } = turn;
  switch (input.type) {
    case 'opened':
      if (input.base) {
        machine.epoch = input.base.epoch;
        machine.isLoaded = true;
        goTo(turn, input.base.seq);
      }
      resumeEdits(turn, input.edits);
      askRead(turn);
      return;
    case 'edited':
      return addEdit(turn, input.update);
    case 'heard':
      return hear(turn, input.message);
    case 'refresh':
      return askRead(turn);
    case 'woken':
      readNow(turn);
      wakeSending(turn);
      return;
    case 'leaving':
      return saveNow(turn);
    case 'entered':
      // What was committed before the room was entered is only in the log. A room that moves hears until the next one does.
      if (!input.hasMoved) machine.isCaughtUp = false;
      machine.isJoined = true;
      askRead(turn);
      return;
    case 'left':
      machine.isJoined = input.isJoined;
      machine.isCaughtUp &&= input.isJoined;
      // it may have moved without this having been heard
      askRead(turn);
      return;
    case 'page-read':
      return takePage(turn, input.page);
    case 'loaded':
      return finishPage(turn);
    case 'lost-found':
      addEdit(turn, input.update);
      goTo(turn, input.position);
      finishPage(turn);
      return;
    case 'read-failed':
      return failRead(turn, input.refusal);
    case 'committed':
      dropCommitted(turn);
      follow(turn, input.seq, null);
      return;
    case 'append-failed':
      return failBatch(turn, input.refusal);
    case 'refused':
      return refuse(turn, input.code);
    case 'impersonated':
      // what was sent under the client id last is ignored by everyone, even if it is committed
      becomeOutdated(turn, true);
      return;
    case 'due':
      return TIMERS[input.timer](turn);
    case 'retry':
      return retryEdits(turn);
    case 'discard':
      return discardEdits(turn);
    case 'forgotten':
      return finishBatch(turn);
    default:
      stepAlways(turn, input);
  }
}

const TIMERS = { read: readAgain, send: sendBatch, gap: closeGap, save: saveNow };

/** Nothing is read or sent any more. What is under way comes to its end. */
function stepEnded(turn: Turn, input: Input): void {
  const { machine } = turn;
  switch (input.type) {
    case 'committed':
      return dropCommitted(turn);
    case 'forgotten':
      machine.sending = { phase: 'idle' };
      return;
    case 'discard':
      machine.edits = [];
      return;
    case 'started-over':
      if (machine.end !== 'outdated') return;
      machine.isEnding = false;
      machine.refusal = 'epoch_changed';
      return;
    case 'closed':
      machine.isEnding = false;
      return;
    default:
      if (machine.end !== 'closed') stepAlways(turn, input);
  }
}

function stepAlways(turn: Turn, input: Input): void {
  if (input.type === 'store-failed') turn.machine.isUnstored = true;
  else if (input.type === 'isolated') turn.machine.isolated += 1;
  else if (input.type === 'destroy') close(turn);
}

function show({ machine }: Turn): void {
  if (machine.isEnding) return;
  const next = toDocumentState(machine);
  machine.wasLive ||= next.status === 'live';
  if (!isSameState(machine.shown, next)) machine.shown = next;
}

function toDocumentState(machine: DocumentMachine): DocumentState {
  const { edits, sending, isLoaded, refusal, isolated, isUnstored } = machine;
  const unsynced = edits.length + (sending.phase === 'forgetting' ? sending.batch.length : 0);
  return {
    status: toStatus(machine),
    isLoaded,
    unsynced,
    isSaved: unsynced === 0,
    refusal,
    isolated,
    isUnstored,
  };
}

function toStatus({ end, isOffline, isCaughtUp, isJoined, wasLive }: DocumentMachine): DocumentStatus {
  if (end !== null) return end;
  if (isOffline) return 'offline';
  if (isCaughtUp && isJoined) return 'live';
  return wasLive ? 'reconnecting' : 'connecting';
}
