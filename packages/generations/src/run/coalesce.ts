/**
 * Gathers calls of `action`: at most one per interval, never two at a time, and only after a request. The first request
 * after a quiet interval calls at once. A rejection goes to `onError`; after it no more calls are made.
 */
export function coalesce(intervalMs: number, action: () => Promise<void>, onError: (error: unknown) => void) {
  let wanted = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let last = -Infinity;

  async function run(): Promise<void> {
    timer = undefined;
    wanted = false;
    last = performance.now();
    try {
      await action();
    } catch (error) {
      stopped = true;
      onError(error);
    }
    running = undefined;
    if (wanted) schedule();
  }

  function schedule(): void {
    if (stopped || timer || running) return;
    const waitMs = Math.max(0, last + intervalMs - performance.now());
    timer = setTimeout(() => {
      running = run();
    }, waitMs);
  }

  return {
    /** Requests a call of the action. All requests within one interval share one call. */
    request() {
      wanted = true;
      schedule();
    },
    /** Makes no more calls, and waits for the one under way. */
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
