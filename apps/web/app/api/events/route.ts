import { MAX_TOPICS, parseTopics } from '@headway/realtime/protocol';
import { defineRoute } from '@/server/define-route.ts';
import { requireTopics } from '@/server/events/require-topics.ts';
import { streamEvents } from '@/server/events/stream-events.ts';
import { topicListProblem } from '@/server/events/topic-list-problem.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ request, user, query }) => {
  const list = parseTopics(query.get('topics'), MAX_TOPICS);
  if (!list.ok) throw topicListProblem(list, MAX_TOPICS);
  await requireTopics(user, list.topics);
  return streamEvents(request, user, { topics: list.topics });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
