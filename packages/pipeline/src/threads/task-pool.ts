import { Piscina } from 'piscina';
import type { z } from 'zod';
import type { Task } from './define-task.ts';
import { limitProcessorTime } from './limit-processor-time.ts';

/**
 * The young generation of a thread's heap, in MB. When a thread reaches `maxHeapMb`, Node allows it 16 MB more and ends it.
 * V8 aborts the whole process if the thread gets past that first. A collection moves at most a third of the young
 * generation into the old one, so that it stays below the 16 MB.
 */
const YOUNG_GENERATION_MB = 24;

/** A pool without a task ends its threads after this time: two that read pages and one that analyses them take 150 MB. */
const IDLE_MS = 60_000;

/** A task without a result: it used too much processor time, or it threw or its thread ended. */
export class TaskError extends Error {
  override readonly name = 'TaskError';
  readonly reason: 'too_slow' | 'failed';

  constructor(reason: TaskError['reason'], message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}

interface TaskPoolOptions<Response> {
  /** The module of the threads. Its default export comes from `defineTask`. */
  module: URL;
  /** How many tasks run at once. The others wait, in their order. */
  threads: number;
  /** The processor time after which a task is stopped, in milliseconds. */
  limitMs: number;
  /**
   * The largest heap of a thread, in MB. Default 1,024. A task that needs more ends its thread. A task that allocates 16 MB
   * more at once ends the process: limit the size of its input.
   */
  maxHeapMb?: number;
  response: z.ZodType<Response>;
}

export interface TaskPool<Request, Response> extends AsyncDisposable {
  /** Rejects with the signal's reason once that is aborted, and with `TaskError` when the task has no result. */
  run(request: Request, signal: AbortSignal): Promise<Response>;
}

/**
 * Creates a pool of threads that run tasks of one kind. The first task starts them. Stopping a task ends its thread, and a
 * new thread replaces it. Threads without a task keep no process alive; after a minute, or when the pool is disposed of,
 * they end.
 */
export function createTaskPool<Request, Response>(
  options: TaskPoolOptions<Response>,
): TaskPool<Request, Response> {
  const { module, threads, limitMs, maxHeapMb = 1024, response } = options;
  let started: Piscina | undefined;
  let tasks = 0;
  let idle: NodeJS.Timeout | undefined;

  function start(): Piscina {
    return new Piscina({
      filename: module.href,
      minThreads: threads,
      maxThreads: threads,
      stricterFIFO: true,
      resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
  }

  async function end(): Promise<void> {
    const ending = started;
    started = undefined;
    await ending?.destroy();
  }

  return {
    async run(request, signal) {
      const pool = (started ??= start());
      tasks += 1;
      clearTimeout(idle);
      const task: Task<Request> = { request, begun: new Int32Array(new SharedArrayBuffer(8)) };
      const exceeded = new AbortController();
      using _limit = limitProcessorTime(
        () => findThread(pool, task),
        limitMs,
        () => exceeded.abort(),
      );
      let result: unknown;
      try {
        result = await pool.run(task, { signal: AbortSignal.any([signal, exceeded.signal]) });
      } catch (error) {
        signal.throwIfAborted();
        if (exceeded.signal.aborted) throw new TaskError('too_slow', `not done within ${limitMs} ms`, error);
        throw new TaskError('failed', error instanceof Error ? error.message : String(error), error);
      } finally {
        tasks -= 1;
        if (tasks === 0) idle = setTimeout(() => void end(), IDLE_MS).unref();
      }
      return response.parse(result);
    },
    async [Symbol.asyncDispose]() {
      clearTimeout(idle);
      await end();
    },
  };
}

function findThread(pool: Piscina, { begun }: Task<unknown>) {
  const id = Atomics.load(begun, 0);
  const worker = pool.threads.find(({ threadId }) => threadId === id);
  return worker && { worker, usedBeforeMs: Atomics.load(begun, 1) };
}
