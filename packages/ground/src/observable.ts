import { createSubscribers } from './subscribers.ts';

/** A value that changes: read it now, and hear when it has changed. */
export interface Observable<Value> {
  get: () => Value;
  /** Calls `onChange` after each change. Returns what ends it. */
  subscribe: (onChange: () => void) => () => void;
}

/** An observable and the way to change it. */
export interface ObservableValue<Value> extends Observable<Value> {
  set: (value: Value) => void;
}

/** A value that calls its subscribers when it has changed. */
export function createObservable<Value>(initial: Value): ObservableValue<Value> {
  const subscribers = createSubscribers();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      subscribers.notify();
    },
    subscribe: subscribers.add,
  };
}
