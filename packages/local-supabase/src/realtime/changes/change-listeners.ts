import type { Identity } from '../auth/identity.ts';
import type { Relation } from '../replication/replication-message.ts';
import type { ChangeType } from '../replication/row-change.ts';
import type { ChangeBinding } from './change-binding.ts';
import type { ChangePayload } from './change-payload.ts';

/** A joined channel that listens to changes. */
export interface ChangeSubscriber {
  /** On whose behalf, at this moment. */
  readonly identity: Identity;
  /** Receives a change, for those of its bindings that want it. */
  receiveChange(payload: ChangePayload, bindingIds: readonly number[]): void;
  /** The stream has broken: changes may have been missed from here on. */
  changesLost(): void;
  /** The stream goes on; what happened in between was not seen. */
  changesRestored(): void;
}

export interface ChangeListener {
  subscriber: ChangeSubscriber;
  binding: ChangeBinding;
}

/** Who listens to which table. */
export interface ChangeListeners {
  add(listener: ChangeListener): void;
  /** Takes all listeners of a subscriber out. */
  remove(subscriber: ChangeSubscriber): void;
  find(relation: Relation, type: ChangeType): ChangeListener[];
  subscribers(): ChangeSubscriber[];
}

export function createChangeListeners(): ChangeListeners {
  const byTable = new Map<string, Set<ChangeListener>>();
  const bySubscriber = new Map<ChangeSubscriber, Set<ChangeListener>>();

  return {
    add(listener) {
      put(byTable, toKey(listener.binding.schema, listener.binding.table), listener);
      put(bySubscriber, listener.subscriber, listener);
    },
    remove(subscriber) {
      for (const listener of bySubscriber.get(subscriber) ?? []) {
        const key = toKey(listener.binding.schema, listener.binding.table);
        const listeners = byTable.get(key);
        listeners?.delete(listener);
        if (listeners?.size === 0) byTable.delete(key);
      }
      bySubscriber.delete(subscriber);
    },
    find({ schema, table }, type) {
      const keys = [toKey(schema, table), toKey(schema, '*'), toKey('*', table), toKey('*', '*')];
      return keys
        .flatMap((key) => [...(byTable.get(key) ?? [])])
        .filter(({ binding: { event } }) => event === '*' || event === type);
    },
    subscribers: () => [...bySubscriber.keys()],
  };
}

function toKey(schema: string, table: string): string {
  return JSON.stringify([schema, table]);
}

function put<Key, Value>(sets: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const set = sets.get(key);
  if (set) set.add(value);
  else sets.set(key, new Set([value]));
}
