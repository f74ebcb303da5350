import { READ_LIMITS } from './event-log.ts';
import type { TopicFeed, TopicReader } from './topic-feed.ts';

/** Readers of one topic that one position of a read serves. */
export interface ReadGroup {
  feed: TopicFeed;
  after: number;
  readers: TopicReader[];
}

/**
 * Puts the waiting readers of a topic together, those that wait longest first: whoever is less than a read apart
 * shares the read of the one furthest behind. Readers beyond `max` groups stay waiting.
 */
export function groupReaders(feed: TopicFeed, max: number): ReadGroup[] {
  const groups: ReadGroup[] = [];
  const left = new Set(feed.waiting);
  for (const first of left) {
    if (groups.length >= max) break;
    const after = first.passedBy ? first.position : furthestBehind(first, left);
    const readers = [...left].filter((reader) => isServedFrom(after, reader));
    for (const reader of readers) left.delete(reader);
    groups.push({ feed, after, readers });
  }
  return groups;
}

function furthestBehind(first: TopicReader, readers: Iterable<TopicReader>): number {
  let after = first.position;
  for (const { position } of readers) {
    if (position < after && position > first.position - READ_LIMITS.events) after = position;
  }
  return after;
}

function isServedFrom(after: number, { position }: TopicReader): boolean {
  return position >= after && position < after + READ_LIMITS.events;
}
