import type { Worker } from 'node:worker_threads';

/** A task is also stopped when it gets so little of the processor that it has run for this multiple of its limit. */
const PATIENCE = 6;

/** A task that runs in a thread. */
export interface RunningTask {
  worker: Worker;
  /** The processor time in ms that the thread had used before the task. */
  usedBeforeMs: number;
}

/**
 * Calls `onExceeded` once a task has used `limitMs` of processor time. Time in which the task waits for a thread or for
 * its turn on a busy machine does not count, so that the same page is read or given up whatever else runs.
 *
 * @param find The task; undefined while it waits for a thread.
 * @returns Disposing of it ends the watch.
 */
export function limitProcessorTime(
  find: () => RunningTask | undefined,
  limitMs: number,
  onExceeded: () => void,
): Disposable {
  let ended = false;
  let seenAt: number | undefined;
  let timer = setTimeout(check, limitMs);

  function check(): void {
    measureLeftMs().then(
      (leftMs) => {
        if (ended) return;
        if (leftMs > 0) timer = setTimeout(check, leftMs);
        else onExceeded();
      },
      // The thread has ended. The pool rejects the task.
      () => undefined,
    );
  }

  async function measureLeftMs(): Promise<number> {
    const task = find();
    if (!task) return limitMs;
    seenAt ??= performance.now();
    if (performance.now() - seenAt > limitMs * PATIENCE) return 0;
    const { user, system } = await task.worker.cpuUsage();
    return limitMs - ((user + system) / 1000 - task.usedBeforeMs);
  }

  return {
    [Symbol.dispose]() {
      ended = true;
      clearTimeout(timer);
    },
  };
}
