import { MAX_TOPICS, parseTopics } from '@headway/realtime/protocol';
import { defineRoutes } from '@/server/define-routes.ts';
import { requireTopics } from '@/server/events/require-topics.ts';
import { streamEvents } from '@/server/events/stream-events.ts';
import { Problem } from '@/server/http/problem.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ request, user, query }) {
    const list = parseTopics(query.get('topics'), MAX_TOPICS);
    if (!list.ok) {
      const { code, topics } = list;
      const detail =
        code === 'too_many_topics' ? { detail: `One stream carries at most ${MAX_TOPICS} topics.` } : {};
      throw new Problem(code, { members: { topics }, ...detail });
    }
    await requireTopics(user, list.topics);
    return streamEvents(request, user, { topics: list.topics });
  },
});
