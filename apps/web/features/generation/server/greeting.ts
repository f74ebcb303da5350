import { generationStateSchema, isGenerationEnded, toSnapshotEvent } from '@headway/topics/content';
import type { EventBody } from '@headway/realtime/protocol';
import type { TopicSnapshot } from '@headway/realtime/server';

/** The first events for a reader without a cursor: the state of the generation, as the one event that leads to it. */
export function greet(snapshot: TopicSnapshot, ended: boolean): EventBody[] {
  // The terminal event follows, and is enough.
  if (ended) return [];
  const state = generationStateSchema.safeParse(snapshot.state);
  if (!state.success || isGenerationEnded(state.data)) return [];
  return [toSnapshotEvent(state.data)];
}
