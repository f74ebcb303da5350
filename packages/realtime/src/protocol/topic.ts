import { MAX_TOPIC_LENGTH, MAX_TOPICS } from './limits.ts';

const TOPIC = /^[a-z][a-z0-9-]*(?::[A-Za-z0-9._-]+)*$/;

/** What is wrong with a list of topics. The codes are stable; problem documents use them. */
export type TopicListError = 'no_topics' | 'too_many_topics' | 'invalid_topic' | 'duplicate_topic';

/** The outcome of {@link parseTopics}. The `topics` of a failure are the invalid or repeated ones. */
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

/**
 * Parses the parameter `topics`, a list separated by commas. The order is kept, because a cursor of several topics has
 * the same order.
 *
 * @example
 * parseTopics('project:42,system'); // { ok: true, topics: ['project:42', 'system'] }
 */
export function parseTopics(list: string | null, max = MAX_TOPICS): TopicList {
  if (!list) return { ok: false, code: 'no_topics', topics: [] };
  // One more than allowed is enough to refuse the list, however long it is.
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
