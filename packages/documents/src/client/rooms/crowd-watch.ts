import type { Awareness } from 'y-protocols/awareness';
import type { Crowd } from '../../protocol/send-interval.ts';

/** How long somebody counts as writing after their last update, in milliseconds. */
const WRITING_MS = 5_000;

/** Counts the pages that have a document open, and the people who are writing. */
export function createCrowdWatch(awareness: Awareness) {
  const writers = new Map<string, number>();
  return {
    /** Call it for each update of this person. */
    heard(userId: string) {
      writers.set(userId, performance.now());
    },
    count(): Crowd {
      const since = performance.now() - WRITING_MS;
      for (const [person, at] of writers) if (at < since) writers.delete(person);
      return { present: awareness.getStates().size, writing: Math.max(1, writers.size) };
    },
  };
}
