import { MAX_TOPIC_LENGTH, MAX_TOPICS } from './limits.ts';

const TOPIC = /^[a-z][a-z0-9-]*(?::[A-Za-z0-9._-]+)*$/;

/** What is wrong with a list of topics. Stable; the codes of the problem documents that say so. */
export type TopicListError = 'no_topics' | 'too_many_topics' | 'invalid_topic' | 'duplicate_topic';

/** The outcome of {@link parseTopics}; `topics` of a failure are the ones at fault. */
export type TopicList =
  | { ok: true; topics: string[] }
  | { ok: false; code: TopicListError; topics: string[] };

/**
 * Whether this can be the name of a topic: a kind, then any number of parts after colons, as in
 * `content:9b2d…` or `system`; at most {@link MAX_TOPIC_LENGTH} characters. Never contains a comma.
 */
export function isTopic(name: string): boolean {
  return name.length <= MAX_TOPIC_LENGTH && TOPIC.test(name);
}

/** Parses `a,b,c`, the value of the parameter `topics`. The order is kept: a vector cursor is in it. */
export function parseTopics(list: string | null, max = MAX_TOPICS): TopicList {
  if (!list) return { ok: false, code: 'no_topics', topics: [] };
  // One more than allowed is enough to know, however long the list is.
  const topics = list.split(',', max + 1);
  if (topics.length > max) return { ok: false, code: 'too_many_topics', topics: [] };
  const invalid = topics.filter((topic) => !isTopic(topic));
  if (invalid.length > 0) {
    return {
      ok: false,
      code: 'invalid_topic',
      topics: invalid.map((topic) => topic.slice(0, MAX_TOPIC_LENGTH)),
    };
  }
  const duplicates = topics.filter((topic, index) => topics.indexOf(topic) !== index);
  if (duplicates.length > 0) return { ok: false, code: 'duplicate_topic', topics: [...new Set(duplicates)] };
  return { ok: true, topics };
}
