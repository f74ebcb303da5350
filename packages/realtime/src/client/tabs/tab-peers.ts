import type { RealtimeEnvironment } from '../environment.ts';
import type { Position } from '../frames/position.ts';
import type { TopicPositionList } from './tab-message.ts';

/** The other tabs, as the leader knows them. */
export type TabPeers = ReturnType<typeof createTabPeers>;

/** How long topics are kept that no tab has claimed, in milliseconds. */
const CLAIM_MS = 2_000;

/** The lock that a tab holds as long as it lives. */
export function toTabLock(name: string, tabId: string): string {
  return `${name}:tab:${tabId}`;
}

/**
 * Keeps the tabs that follow this leader. A tab that vanishes without a message is noticed at once, because the browser
 * then grants its lock to the leader.
 */
export function createTabPeers(
  name: string,
  locks: NonNullable<RealtimeEnvironment['locks']>,
  onChange: () => void,
) {
  const peers = new Map<string, { topics: TopicPositionList; watching: AbortController }>();
  const unclaimed = new Map<string, Position | null>();
  let claims: ReturnType<typeof setTimeout> | undefined;

  function watch(tabId: string, { signal }: AbortController): void {
    locks
      .request(toTabLock(name, tabId), { signal }, () => {
        if (signal.aborted) return;
        peers.delete(tabId);
        onChange();
      })
      .catch(() => {
        // Aborted, because the tab has left or another tab leads.
      });
  }

  return {
    /** Keeps the topics of the last leader until tabs have had the time to claim them. */
    inherit(topics: Map<string, Position | null>) {
      for (const [topic, position] of topics) unclaimed.set(topic, position);
      claims = setTimeout(() => {
        unclaimed.clear();
        onChange();
      }, CLAIM_MS);
    },
    /** Sets the topics that a tab has announced. Returns whether the tab is new. */
    set(tabId: string, topics: TopicPositionList): boolean {
      for (const [topic] of topics) unclaimed.delete(topic);
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
    remove(tabId: string) {
      peers.get(tabId)?.watching.abort();
      peers.delete(tabId);
    },
    /** Forgets a topic that was refused. */
    forget(topic: string) {
      unclaimed.delete(topic);
      for (const peer of peers.values()) peer.topics = peer.topics.filter(([name]) => name !== topic);
    },
    count: () => peers.size,
    /** Adds the topics of all tabs and their positions to a map. */
    collect(into: Map<string, (Position | null)[]>) {
      for (const topics of [unclaimed, ...[...peers.values()].map((peer) => peer.topics)]) {
        for (const [topic, position] of topics) into.set(topic, [...(into.get(topic) ?? []), position]);
      }
    },
    clear() {
      clearTimeout(claims);
      unclaimed.clear();
      for (const { watching } of peers.values()) watching.abort();
      peers.clear();
    },
  };
}
