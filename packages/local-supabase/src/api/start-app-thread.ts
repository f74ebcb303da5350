import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Mail } from '../mail/mailbox.ts';
import type { AppMessage, AppRequest, AppResponse } from './app-thread.ts';
import type { SupabaseAppOptions } from './create-supabase-app.ts';

export type AppThread = Awaited<ReturnType<typeof startAppThread>>;

interface ThreadListeners {
  log: (line: string) => void;
  /** Receives each mail that Auth sends. */
  onMail: (mail: Mail) => void;
}

const RESTART_DELAY_MS = 100;

/** Starts the thread, and starts it again whenever it ends. Resolves when it is ready. */
export async function startAppThread(data: SupabaseAppOptions, { log, onMail }: ThreadListeners) {
  const waiting = new Map<number, (response: AppResponse | undefined) => void>();
  let lastId = 0;
  let isReady = false;
  let isStopping = false;
  const firstReady = Promise.withResolvers<void>();
  let worker = start();
  try {
    await firstReady.promise;
  } catch (error) {
    isStopping = true;
    throw error;
  }

  function start(): Worker {
    const started = new Worker(new URL('./app-thread.ts', import.meta.url), { workerData: data });
    started.on('message', (message: AppMessage) => {
      if (message.type === 'log') return log(message.line);
      if (message.type === 'mail') return onMail(message.mail);
      if (message.type === 'response') return answer(message.id, message);
      isReady = true;
      firstReady.resolve();
    });
    started.on('error', (error) => {
      log(`API ${String(error)}`);
      firstReady.reject(error);
    });
    started.on('exit', () => {
      isReady = false;
      for (const id of waiting.keys()) answer(id, undefined);
      void startAgain();
    });
    return started;
  }

  async function startAgain(): Promise<void> {
    await delay(RESTART_DELAY_MS);
    if (!isStopping) worker = start();
  }

  function answer(id: number, response: AppResponse | undefined): void {
    waiting.get(id)?.(response);
    waiting.delete(id);
  }

  return {
    /** Resolves with `undefined` if the thread ended before it had an answer, or is being started again. */
    async ask(request: Omit<AppRequest, 'id'>): Promise<AppResponse | undefined> {
      if (!isReady) return undefined;
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<AppResponse | undefined>();
      waiting.set(id, resolve);
      const message: AppRequest = { ...request, id };
      worker.postMessage(message, message.body ? [message.body.buffer] : []);
      return promise;
    },
    /** Starts the thread again, which closes its connections. */
    async restart(): Promise<void> {
      await worker.terminate();
    },
    async stop(): Promise<void> {
      isStopping = true;
      await worker.terminate();
    },
  };
}
