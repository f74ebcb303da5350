import type { Identity } from '../auth/identity.ts';
import { getOrCreate } from '../get-or-create.ts';
import type { ChangeType, Relation } from '../replication/row-change.ts';
import type { ChangeBinding } from './change-binding.ts';
import type { ChangePayload } from './change-payload.ts';

/** A joined channel that listens to changes. */
export interface ChangeSubscriber {
  /** Who listens, at this moment. */
  readonly identity: Identity;
  /** Receives a change for these of its bindings. */
  receiveChange(payload: ChangePayload, bindingIds: readonly number[]): void;
  /** Called when the stream has broken: changes may be missed from now on. */
  changesLost(): void;
  /** Called when the stream goes on. Changes in between were not seen. */
  changesRestored(): void;
}

export interface ChangeListener {
  subscriber: ChangeSubscriber;
  binding: ChangeBinding;
}

/** Knows which channel listens to which table. */
export type ChangeListeners = ReturnType<typeof createChangeListeners>;

export function createChangeListeners() {
  const byTable = new Map<string, Set<ChangeListener>>();
  const bySubscriber = new Map<ChangeSubscriber, Set<ChangeListener>>();

  return {
    add(listener: ChangeListener) {
      const { subscriber, binding } = listener;
      getOrCreate(byTable, toKey(binding.schema, binding.table), () => new Set()).add(listener);
      getOrCreate(bySubscriber, subscriber, () => new Set()).add(listener);
    },
    /** Removes all listeners of a subscriber. */
    remove(subscriber: ChangeSubscriber) {
      for (const listener of bySubscriber.get(subscriber) ?? []) {
        const key = toKey(listener.binding.schema, listener.binding.table);
        const listeners = byTable.get(key);
        listeners?.delete(listener);
        if (listeners?.size === 0) byTable.delete(key);
      }
      bySubscriber.delete(subscriber);
    },
    find({ schema, table }: Relation, type: ChangeType): ChangeListener[] {
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
