import type { Turn } from './machine-step.ts';

/** Changes of the document within this time are stored at once, in milliseconds. */
const SAVE_MS = 5_000;

export function saveSoon({ machine, effects }: Turn): void {
  if (machine.isSaveTimed) return;
  machine.isSaveTimed = true;
  effects.push({ type: 'start-timer', timer: 'save', delayMs: SAVE_MS });
}

export function saveNow({ machine, effects }: Turn): void {
  if (machine.isSaveTimed) effects.push({ type: 'stop-timer', timer: 'save' });
  machine.isSaveTimed = false;
  const { epoch, order } = machine;
  if (epoch !== null) effects.push({ type: 'save-base', epoch, seq: order.position });
}
