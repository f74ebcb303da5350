import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { toAbortError } from './abort.ts';
import { limitProcessorTime } from './limit-processor-time.ts';

/** A thread was stopped because its work took too long. */
export class ThreadTimeoutError extends Error {
  override readonly name = 'ThreadTimeoutError';
}

/** What a thread threw, or how it died. */
export class ThreadError extends Error {
  override readonly name = 'ThreadError';
}

export interface CallOptions {
  signal: AbortSignal;
  /** Told of each `progress` of the work. */
  onProgress?: (progress: unknown) => void;
  /** After this much processor time the thread is stopped and the call rejects with `ThreadTimeoutError`. Default never. */
  timeoutMs?: number;
}

/** Work that runs beside the event loop, one module and one call at a time or several. */
export interface Thread<Request, Response> extends AsyncDisposable {
  /** Rejects at once with the signal's reason when that is aborted. */
  call(request: Request, options: CallOptions): Promise<Response>;
}

export interface ThreadOptions<Response> {
  /** The module without its extension, beside which it is looked up: `./extract-page.thread`. */
  module: string;
  base: string;
  response: z.ZodType<Response>;
  workerData?: unknown;
  /** What an aborted call does to the thread: `stop` it (its work is the call's), or `keep` it (others use it). */
  onAbort: 'stop' | 'keep';
}

const messageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), id: z.number(), value: z.unknown() }),
  z.object({ kind: z.literal('progress'), id: z.number(), progress: z.unknown() }),
  z.object({ kind: z.literal('error'), id: z.number(), name: z.string(), message: z.string() }),
]);

interface PendingCall {
  settle(outcome: { value: unknown } | { error: Error }): void;
  onProgress: ((progress: unknown) => void) | undefined;
}

interface Running {
  worker: Worker;
  pending: Map<number, PendingCall>;
}

/** The module of a thread lives beside its caller and has the same extension, as source and as built. */
function toModuleUrl(module: string, base: string): URL {
  return new URL(`${module}${base.slice(base.lastIndexOf('.'))}`, base);
}

/** A thread that starts with its first call and, once stopped, starts again with the next. */
export function createThread<Request, Response>(options: ThreadOptions<Response>): Thread<Request, Response> {
  let running: Running | null = null;
  let nextId = 1;

  function start(): Running {
    const worker = new Worker(toModuleUrl(options.module, options.base), { workerData: options.workerData });
    const started: Running = { worker, pending: new Map() };
    worker.on('message', (raw: unknown) => {
      const message = messageSchema.parse(raw);
      const call = started.pending.get(message.id);
      if (!call) return;
      if (message.kind === 'value') call.settle({ value: message.value });
      else if (message.kind === 'error')
        call.settle({ error: new ThreadError(`${message.name}: ${message.message}`) });
      else call.onProgress?.(message.progress);
    });
    worker.on('error', (error: unknown) => {
      end(started, new ThreadError(error instanceof Error ? error.message : String(error)));
    });
    worker.on('exit', (code) => {
      end(started, new ThreadError(`the thread ended with code ${code}`));
    });
    running = started;
    return started;
  }

  function end(ended: Running, error: Error): void {
    if (running === ended) running = null;
    for (const call of ended.pending.values()) call.settle({ error });
  }

  async function stop(stopped: Running, error: Error): Promise<void> {
    end(stopped, error);
    await stopped.worker.terminate();
  }

  return {
    call(request, { signal, onProgress, timeoutMs }) {
      signal.throwIfAborted();
      const used = running ?? start();
      const id = nextId++;
      return new Promise<Response>((resolve, reject) => {
        const onAbort = (): void => {
          const reason = toAbortError(signal);
          settle({ error: reason });
          if (options.onAbort === 'stop') void stop(used, reason);
        };
        const callOff =
          timeoutMs === undefined
            ? undefined
            : limitProcessorTime(used.worker, timeoutMs, () => {
                void stop(used, new ThreadTimeoutError(`not done within ${timeoutMs} ms`));
              });
        const settle: PendingCall['settle'] = (outcome) => {
          callOff?.();
          signal.removeEventListener('abort', onAbort);
          used.pending.delete(id);
          // an idle thread keeps no process alive
          if (used.pending.size === 0) used.worker.unref();
          if ('error' in outcome) {
            reject(outcome.error);
            return;
          }
          const parsed = options.response.safeParse(outcome.value);
          if (parsed.success) resolve(parsed.data);
          else reject(parsed.error);
        };
        used.pending.set(id, { settle, onProgress });
        used.worker.ref();
        signal.addEventListener('abort', onAbort, { once: true });
        used.worker.postMessage({ id, request }, []);
      });
    },
    async [Symbol.asyncDispose]() {
      if (running) await stop(running, new ThreadError('the thread was closed'));
    },
  };
}
