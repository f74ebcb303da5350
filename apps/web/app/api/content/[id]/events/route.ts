import { requireContentTopic } from '@/features/generation/server/require-content-topic.ts';
import { defineRoute } from '@/server/define-route.ts';
import { readTopicHistory } from '@/server/events/read-topic-history.ts';
import { refuseOtherMethods } from '@/server/http/refuse-other-methods.ts';

export const GET = defineRoute(async ({ user, query, id }) => {
  const topic = await requireContentTopic(user, id('id'));
  const page = await readTopicHistory(topic, query);
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } });
});

export const { DELETE, PATCH, POST, PUT } = refuseOtherMethods('GET');
