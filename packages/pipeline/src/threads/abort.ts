import { setImmediate } from 'node:timers/promises';

/** Lets other waiting work run; rejects when the signal is aborted. Call it between items of long work. */
export async function takeTurns(signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await setImmediate();
  signal.throwIfAborted();
}
