import type { Worker } from 'node:worker_threads';

/** A thread that gets so little of the processor that even this multiple of its time has passed is given up. */
const PATIENCE = 6;

/**
 * Calls `onExceeded` once a thread has computed for `limitMs` of processor time since now. Time it waits, also for
 * its turn on a busy machine, doesn't count, so that the same page is read or given up whatever else runs.
 *
 * @returns what calls it off
 */
export function limitProcessorTime(worker: Worker, limitMs: number, onExceeded: () => void): () => void {
  let cancelled = false;
  // A thread that has only just been started has used none.
  const before = usedMs(worker).catch(() => 0);
  let next = setTimeout(look, limitMs);
  const last = setTimeout(exceeded, limitMs * PATIENCE);

  function look(): void {
    Promise.all([usedMs(worker), before]).then(
      ([now, start]) => {
        const leftMs = limitMs - (now - start);
        if (leftMs <= 0) exceeded();
        else if (!cancelled) next = setTimeout(look, leftMs);
      },
      // It does not run yet. One that has ended needs no limit: the call that it served calls this off.
      () => {
        if (!cancelled) next = setTimeout(look, limitMs);
      },
    );
  }

  function cancel(): void {
    cancelled = true;
    clearTimeout(next);
    clearTimeout(last);
  }

  function exceeded(): void {
    if (cancelled) return;
    cancel();
    onExceeded();
  }

  return cancel;
}

async function usedMs(worker: Worker): Promise<number> {
  const { user, system } = await worker.cpuUsage();
  return (user + system) / 1000;
}
