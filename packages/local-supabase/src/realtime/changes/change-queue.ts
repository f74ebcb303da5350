import { setTimeout as delay } from 'node:timers/promises';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { RowChange } from '../replication/row-change.ts';

interface ChangeQueueOptions {
  /** Handles changes in their order. Called again with the same changes if it rejects. */
  handle(changes: readonly RowChange[]): Promise<void>;
  /** Called when 5000 changes are waiting; `resume` when half of them are. */
  pause(): void;
  resume(): void;
  log: RealtimeLog;
}

const LARGEST_BATCH = 500;
const MOST_WAITING = 5000;
const RETRY_MS = 200;
/** A restart of Postgres takes less. */
const GIVE_UP_MS = 20_000;

/** Handles changes in batches, one after the other. A batch has all changes that came during the one before it, up to 500. */
export function createChangeQueue(options: ChangeQueueOptions) {
  const { log } = options;
  const waiting: RowChange[] = [];
  const stopping = new AbortController();
  let isPaused = false;
  let draining: Promise<void> | undefined;

  async function handle(batch: readonly RowChange[]): Promise<void> {
    const deadline = performance.now() + GIVE_UP_MS;
    while (!stopping.signal.aborted) {
      try {
        return await options.handle(batch);
      } catch (error) {
        log('DatabaseUnavailable', `changes wait to be delivered: ${toReason(error)}`);
        if (performance.now() > deadline) {
          log('InternalError', `gave up on ${batch.length} changes: ${toReason(error)}`);
          return;
        }
        await delay(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
  }

  async function drain(): Promise<void> {
    while (waiting.length > 0 && !stopping.signal.aborted) {
      await handle(waiting.splice(0, LARGEST_BATCH));
      if (isPaused && waiting.length < MOST_WAITING / 2) {
        isPaused = false;
        options.resume();
      }
    }
    draining = undefined;
  }

  return {
    add(change: RowChange) {
      waiting.push(change);
      if (!isPaused && waiting.length >= MOST_WAITING) {
        isPaused = true;
        options.pause();
      }
      // begins after all changes of the same piece of the stream have been added
      draining ??= Promise.resolve().then(drain);
    },
    /** Handles no further batch; resolves when the current one is handled. */
    async stop(): Promise<void> {
      stopping.abort();
      waiting.length = 0;
      await draining;
    },
  };
}
