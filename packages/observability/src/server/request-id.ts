import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Runs `work` so that every line it logs, however deep, names this request. */
export function withRequestId<T>(id: string, work: () => T): T {
  return current.run(id, work);
}

/** The id of the present request; undefined outside of a request. */
export function currentRequestId(): string | undefined {
  return current.getStore();
}
