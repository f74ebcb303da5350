import type { RealtimeEnvironment } from './environment.ts';
import type { Position } from './position.ts';
import type { TopicPositionList } from './tab-message.ts';

/** The other tabs, as the leader knows them. */
export interface TabPeers {
  /** A tab said what it follows. Returns whether it is new. */
  set: (tabId: string, topics: TopicPositionList) => boolean;
  remove: (tabId: string) => void;
  /** A topic was refused; nobody follows it any more. */
  forget: (topic: string) => void;
  count: () => number;
  /** Adds what the tabs follow to a map of topics and everybody's positions. */
  collect: (into: Map<string, (Position | null)[]>) => void;
  clear: () => void;
}

/** The lock that a tab holds as long as it lives. */
export function toTabLock(name: string, tabId: string): string {
  return `${name}:tab:${tabId}`;
}

/**
 * Keeps the tabs that follow this leader. A tab that vanishes without a word is noticed at once, because the
 * browser then grants its lock to the leader.
 */
export function createTabPeers(
  name: string,
  locks: NonNullable<RealtimeEnvironment['locks']>,
  onGone: () => void,
): TabPeers {
  const peers = new Map<string, { topics: TopicPositionList; watching: AbortController }>();

  function watch(tabId: string, { signal }: AbortController): void {
    locks
      .request(toTabLock(name, tabId), { signal }, () => {
        if (signal.aborted) return;
        peers.delete(tabId);
        onGone();
      })
      .catch(() => {
        // Aborted, since the tab has said goodbye or another one leads.
      });
  }

  return {
    set(tabId, topics) {
      const known = peers.get(tabId);
      if (known) {
        known.topics = topics;
        return false;
      }
      const watching = new AbortController();
      peers.set(tabId, { topics, watching });
      watch(tabId, watching);
      return true;
    },
    remove(tabId) {
      peers.get(tabId)?.watching.abort();
      peers.delete(tabId);
    },
    forget(topic) {
      for (const peer of peers.values()) peer.topics = peer.topics.filter(([name]) => name !== topic);
    },
    count: () => peers.size,
    collect(into) {
      for (const { topics } of peers.values()) {
        for (const [topic, position] of topics) into.set(topic, [...(into.get(topic) ?? []), position]);
      }
    },
    clear() {
      for (const { watching } of peers.values()) watching.abort();
      peers.clear();
    },
  };
}
