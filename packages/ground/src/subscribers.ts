/** The listeners of something that changes. */
export interface Subscribers<Args extends unknown[] = []> {
  readonly size: number;
  /** Adds a listener; one that is added twice is called twice. Returns what removes it. */
  add: (listener: (...args: Args) => void) => () => void;
  /** Calls every listener, in the order they were added. */
  notify: (...args: Args) => void;
}

/** Keeps the listeners of one thing. `onEmpty` is called when the last listener is removed. */
export function createSubscribers<Args extends unknown[] = []>(onEmpty?: () => void): Subscribers<Args> {
  const listeners = new Set<{ call: (...args: Args) => void }>();
  return {
    get size() {
      return listeners.size;
    },
    add(call) {
      const listener = { call };
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) onEmpty?.();
      };
    },
    notify(...args) {
      for (const { call } of listeners) call(...args);
    },
  };
}
