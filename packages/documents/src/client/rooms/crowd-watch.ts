import type { Awareness } from 'y-protocols/awareness';
import type { Crowd } from '../../protocol/send-interval.ts';

/** Counts who has a document open, and who of them is writing. */
export interface CrowdWatch {
  /** Call it for each update of this person. */
  heard(userId: string): void;
  count(): Crowd;
}

/** How long somebody counts as writing after their last update, in milliseconds. */
const WRITING_MS = 5_000;

export function createCrowdWatch(awareness: Awareness): CrowdWatch {
  const writers = new Map<string, number>();
  return {
    heard(userId) {
      writers.set(userId, performance.now());
    },
    count() {
      const since = performance.now() - WRITING_MS;
      for (const [person, at] of writers) if (at < since) writers.delete(person);
      return { present: awareness.getStates().size, writing: Math.max(1, writers.size) };
    },
  };
}
