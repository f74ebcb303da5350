'use client';

import { useState, useSyncExternalStore } from 'react';
import type { TopicKind } from '../client/topics/define-topic.ts';
import type { InitialTopicState, TopicSnapshotState } from '../client/topics/topic-store.ts';
import { useRealtimeClient } from './realtime-provider.tsx';
import { useConnectionStatus } from './use-connection-status.ts';

/** A topic as a component sees it. */
export interface TopicView<State> extends TopicSnapshotState<State> {
  /**
   * `loading`: nothing is known yet. `live`: current, and events arrive. `stale`: what was known when the
   * connection was lost, or what the server rendered before it is there. `failed`: `error` says why.
   */
  status: 'loading' | 'live' | 'stale' | 'failed';
}

/** Options of {@link useTopic}. */
export interface UseTopicOptions<State> {
  /** What the server rendered. The first paint shows it, and events continue right after its cursor. */
  initial?: InitialTopicState<State> | null | undefined;
}

const NOTHING = { state: null, cursor: null, error: null, reset: null };
const getNothing = () => NOTHING;
const subscribeToNothing = () => () => undefined;

/**
 * Follows a topic and gives its state, from the first paint on. `kind` comes from `defineTopic`; a null topic
 * follows nothing. Components with the same topic and kind share one state.
 *
 * @example
 * const { state, status } = useTopic('counter', counterTopic, { initial });
 *
 * @throws Error where there is no `RealtimeProvider` above the component.
 */
export function useTopic<State>(
  topic: string | null,
  kind: TopicKind<State>,
  { initial }: UseTopicOptions<State> = {},
): TopicView<State> {
  const client = useRealtimeClient();
  const { state: connection } = useConnectionStatus();
  const store = topic === null ? null : kind.open(client, topic, initial);
  // For hydration, which happens once: the state that the server painted, without events that arrived since.
  const [rendered] = useState<TopicSnapshotState<State>>(() => ({ ...NOTHING, ...initial }));
  const current = useSyncExternalStore<TopicSnapshotState<State>>(
    store?.subscribe ?? subscribeToNothing,
    store?.get ?? getNothing,
    () => rendered,
  );
  return { ...current, status: toStatus(current, connection === 'live') };
}

function toStatus<State>(current: TopicSnapshotState<State>, isLive: boolean): TopicView<State>['status'] {
  if (current.error) return 'failed';
  if (current.cursor === null) return 'loading';
  return isLive ? 'live' : 'stale';
}
