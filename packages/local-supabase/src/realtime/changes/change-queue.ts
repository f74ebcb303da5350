import { setTimeout as delay } from 'node:timers/promises';
import { toReason, type RealtimeLog } from '../realtime-log.ts';
import type { RowChange } from '../replication/row-change.ts';

export interface ChangeQueueOptions {
  /** Handles some changes, in their order. Called again with the same ones if it rejects. */
  handle(changes: readonly RowChange[]): Promise<void>;
  /** Called when too much is waiting, and when there is room again. */
  pause(): void;
  resume(): void;
  log: RealtimeLog;
}

/** Handles changes one batch after the other: the more have come meanwhile, the larger the next. */
export interface ChangeQueue {
  add(change: RowChange): void;
  /** Handles nothing any more; resolves when what was being handled is. */
  stop(): Promise<void>;
}

const LARGEST_BATCH = 500;
const MOST_WAITING = 5000;
const RETRY_MS = 200;
/** Long enough for Postgres to start again. */
const GIVE_UP_MS = 20_000;

export function createChangeQueue(options: ChangeQueueOptions): ChangeQueue {
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
    add(change) {
      waiting.push(change);
      if (!isPaused && waiting.length >= MOST_WAITING) {
        isPaused = true;
        options.pause();
      }
      // begins after everything that came in the same piece has been added
      draining ??= Promise.resolve().then(drain);
    },
    async stop() {
      stopping.abort();
      waiting.length = 0;
      await draining;
    },
  };
}
