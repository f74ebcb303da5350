import { generationStateSchema, toSnapshotEvent } from '@headway/generations/protocol';
import type { EventData } from '@headway/realtime/protocol';
import type { TopicSnapshot } from '@headway/realtime/server';
import { z } from 'zod';

const eventDataSchema = z.record(z.string(), z.json());

/** What a fresh reader of a content hears first: how far it is, as the event that would have brought it there. */
export function greet(snapshot: TopicSnapshot, ended: boolean): EventData[] {
  // The end says it all, and it follows.
  if (ended) return [];
  const state = generationStateSchema.safeParse(snapshot.state);
  if (!state.success || (state.data.status !== 'queued' && state.data.status !== 'running')) return [];
  return [eventDataSchema.parse(toSnapshotEvent(state.data))];
}
