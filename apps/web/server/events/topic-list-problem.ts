import type { TopicList } from '@headway/realtime/protocol';
import { Problem } from '../http/problem.ts';

/** What is wrong with the parameter `topics`, with the names at fault as `topics`. */
export function topicListProblem(list: Extract<TopicList, { ok: false }>, max: number): Problem {
  return new Problem(list.code, explain(list.code, max), { extensions: { topics: list.topics } });
}

function explain(code: Extract<TopicList, { ok: false }>['code'], max: number): string {
  switch (code) {
    case 'no_topics':
      return 'Name the topics to follow: `?topics=content:<id>,project:<id>`.';
    case 'too_many_topics':
      return `One stream carries at most ${max} topics.`;
    case 'invalid_topic':
      return 'A topic is a kind and a uuid, such as `content:<uuid>`, or `system`.';
    case 'duplicate_topic':
      return 'Each topic may be named once.';
  }
}
