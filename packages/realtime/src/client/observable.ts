import type { Observable } from './connection-status.ts';

/** An observable and the way to change it. */
export interface ObservableValue<Value> extends Observable<Value> {
  set: (value: Value) => void;
}

/** A value that tells its subscribers when it has changed. */
export function createObservable<Value>(initial: Value): ObservableValue<Value> {
  const subscribers = new Set<() => void>();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const onChange of subscribers) onChange();
    },
    subscribe(onChange) {
      // A function of its own, so that the same one can subscribe twice.
      const subscriber = (): void => onChange();
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
  };
}
