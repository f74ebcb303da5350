import type { UpdateMessage } from '../../protocol/update-message.ts';
import { moveTo, receiveUpdate } from './log-order.ts';
import type { Turn } from './machine-step.ts';
import { askRead } from './read-log.ts';
import { saveSoon } from './save-base.ts';

/** How long an update may be overdue once a later one has come, in milliseconds. */
const GAP_PATIENCE_MS = 150;

/** Takes what the database has broadcast; reads where that is not enough. */
export function hear(turn: Turn, { epoch, seq, update }: UpdateMessage): void {
  const { machine } = turn;
  if (epoch !== machine.epoch || (update === null && seq > machine.order.position)) askRead(turn);
  else if (update !== null) follow(turn, seq, update);
}

/** Takes an update of the log; `null` for one that was made here. */
export function follow(turn: Turn, seq: number, update: Uint8Array | null): void {
  const { machine, effects } = turn;
  const { order, due } = receiveUpdate(machine.order, seq, update);
  machine.order = order;
  if (due.length > 0) effects.push({ type: 'apply', updates: due });
  saveSoon(turn);
  if (order.early.size === 0 || machine.isGapTimed) return;
  machine.isGapTimed = true;
  effects.push({ type: 'start-timer', timer: 'gap', delayMs: GAP_PATIENCE_MS });
}

export function closeGap(turn: Turn): void {
  turn.machine.isGapTimed = false;
  if (turn.machine.order.early.size > 0) askRead(turn);
}

/** Goes on from a number up to which the `Y.Doc` has everything. */
export function goTo({ machine, effects }: Turn, position: number): void {
  const { order, due } = moveTo(machine.order, position);
  machine.order = order;
  if (due.length > 0) effects.push({ type: 'apply', updates: due });
}
