/** Calls of an action, gathered. */
export interface Coalesced {
  /** Asks for the action; answered by one call for all that ask within the interval. */
  request(): void;
  /** Calls no more, and waits for the call under way. */
  stop(): Promise<void>;
}

/**
 * Calls `action` at most once per interval, never twice at a time, and only when it was asked for: at once
 * after a quiet interval, else when the interval has passed. A rejection goes to `onError` and ends it.
 */
export function coalesce(
  intervalMs: number,
  action: () => Promise<void>,
  onError: (error: unknown) => void,
): Coalesced {
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
    request() {
      wanted = true;
      schedule();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
