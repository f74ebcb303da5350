import { READ_LIMITS } from '../log/event-log.ts';
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
  let left = [...feed.waiting];
  for (let first = left[0]; first && groups.length < max; first = left[0]) {
    const after = first.passedBy ? first.position : furthestBehind(first, left);
    const readers: TopicReader[] = [];
    const others: TopicReader[] = [];
    for (const reader of left) (isServedFrom(after, reader) ? readers : others).push(reader);
    groups.push({ feed, after, readers });
    left = others;
  }
  return groups;
}

function furthestBehind(first: TopicReader, readers: TopicReader[]): number {
  let after = first.position;
  for (const { position } of readers) {
    if (position < after && position > first.position - READ_LIMITS.events) after = position;
  }
  return after;
}

function isServedFrom(after: number, { position }: TopicReader): boolean {
  return position >= after && position < after + READ_LIMITS.events;
}
