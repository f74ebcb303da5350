import { generationStateSchema, isGenerationEnded, toSnapshotEvent } from '@headway/topics/content';
import type { EventBody } from '@headway/realtime/protocol';
import type { TopicSnapshot } from '@headway/realtime/server';

/** What a fresh reader of a content hears first: how far it is, as the event that would have brought it there. */
export function greet(snapshot: TopicSnapshot, ended: boolean): EventBody[] {
  // The end says it all, and it follows.
  if (ended) return [];
  const state = generationStateSchema.safeParse(snapshot.state);
  if (!state.success || isGenerationEnded(state.data)) return [];
  return [toSnapshotEvent(state.data)];
}
