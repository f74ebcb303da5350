'use client';

import { useEffect, useRef } from 'react';
import type { TopicKind } from '../client/topics/define-topic.ts';
import { useTopic, type TopicView, type UseTopicOptions } from './use-topic.ts';

/** Options of {@link useProgress}. */
export interface UseProgressOptions<State> extends UseTopicOptions<State> {
  /** Whether a state is final, as long as nothing is appended after it. */
  isEnded: (state: State) => boolean;
  /** Called when the end arrives while the component is mounted, not for what had ended before. */
  onEnded?: ((state: State) => void) | undefined;
}

/** Something that runs to an end, as a component sees it. */
export interface ProgressView<State> extends TopicView<State> {
  /** Whether it has ended or events arrive. */
  isConnected: boolean;
  isEnded: boolean;
}

/**
 * Follows a topic that comes to an end. It stays subscribed after the end, which costs nothing on a shared
 * connection, so that a later retry is seen.
 *
 * @example
 * const { state, isConnected, isEnded } = useProgress(`export:${id}`, exportTopic, {
 *   isEnded: (state) => state.status !== 'running',
 *   onEnded: () => toast('The export is ready'),
 * });
 */
export function useProgress<State>(
  topic: string | null,
  kind: TopicKind<State>,
  options: UseProgressOptions<State>,
): ProgressView<State> {
  const view = useTopic(topic, kind, options);
  const { state } = view;
  const isEnded = state !== null && options.isEnded(state);
  const { onEnded } = options;
  const previous = useRef<{ topic: string | null; running: boolean }>({ topic, running: false });
  useEffect(() => {
    const wasRunning = previous.current.topic === topic && previous.current.running;
    previous.current = { topic, running: state !== null && !isEnded };
    if (wasRunning && isEnded && state !== null) onEnded?.(state);
  }, [topic, state, isEnded, onEnded]);
  return { ...view, isEnded, isConnected: isEnded || view.status === 'live' };
}
