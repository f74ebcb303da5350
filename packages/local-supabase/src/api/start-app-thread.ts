import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { AppMessage, AppRequest, AppThreadData } from './app-messages.ts';

/** An answer of Auth or REST. */
export interface AppResponse {
  status: number;
  headers: [string, string][];
  body: Uint8Array;
}

/** Auth and REST, running elsewhere. */
export interface AppThread {
  /** Undefined if the thread ended before it had an answer, or is just being started again. */
  ask(request: Omit<AppRequest, 'id'>): Promise<AppResponse | undefined>;
  /** Starts it afresh, without the connections it has. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const RESTART_DELAY_MS = 100;

/** Starts the thread of Auth and REST, and starts it again whenever it ends. Resolves when it is ready. */
export async function startAppThread(data: AppThreadData, log: (line: string) => void): Promise<AppThread> {
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
      if (message.type === 'response') return settle(message.id, message);
      isReady = true;
      firstReady.resolve();
    });
    started.on('error', (error) => {
      log(`API ${String(error)}`);
      firstReady.reject(error);
    });
    started.on('exit', () => {
      isReady = false;
      for (const id of waiting.keys()) settle(id, undefined);
      void startAgain();
    });
    return started;
  }

  async function startAgain(): Promise<void> {
    await delay(RESTART_DELAY_MS);
    if (!isStopping) worker = start();
  }

  function settle(id: number, response: AppResponse | undefined): void {
    waiting.get(id)?.(response);
    waiting.delete(id);
  }

  return {
    async ask(request) {
      if (!isReady) return undefined;
      const id = ++lastId;
      const { promise, resolve } = Promise.withResolvers<AppResponse | undefined>();
      waiting.set(id, resolve);
      const message: AppRequest = { ...request, id };
      worker.postMessage(message, message.body ? [message.body.buffer] : []);
      return promise;
    },
    async restart() {
      await worker.terminate();
    },
    async stop() {
      isStopping = true;
      await worker.terminate();
    },
  };
}
