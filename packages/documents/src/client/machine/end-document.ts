import type { DocumentErrorCode } from '../../protocol/document-error-code.ts';
import type { Turn } from './machine-step.ts';
import { saveNow } from './save-base.ts';

/** The database, or an update, says no. Some refusals end everything, others only keep edits from being accepted. */
export function refuse(turn: Turn, code: DocumentErrorCode): void {
  const { machine } = turn;
  if (code === 'epoch_changed') {
    becomeOutdated(turn);
    return;
  }
  if (code === 'document_not_found' || code === 'page_outdated') {
    machine.end = 'refused';
    turn.effects.push({ type: 'release' });
  }
  machine.refusal = code;
}

/**
 * The document starts over. `isSetAside`: the `Y.Doc` is kept for its author to copy from; by default if it has edits
 * that were not committed.
 */
export function becomeOutdated({ machine, effects }: Turn, isSetAside = machine.edits.length > 0): void {
  machine.end = 'outdated';
  machine.isEnding = true;
  effects.push({ type: 'release' }, { type: 'start-over', isSetAside });
}

export function discardEdits(turn: Turn): void {
  turn.machine.edits = [];
  becomeOutdated(turn, false);
}

export function close(turn: Turn): void {
  const { machine, effects } = turn;
  const isOpen = machine.end === null;
  if (isOpen) {
    saveNow(turn);
    effects.push({ type: 'release' });
  }
  machine.end = 'closed';
  machine.isEnding = true;
  effects.push({ type: 'close' });
}
