import { requireContentTopic } from '@/features/generation/server/require-content-topic.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { readTopicHistory } from '@/server/events/read-topic-history.ts';

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  GET: async ({ user, query, id }) => readTopicHistory(await requireContentTopic(user, id('id')), query),
});
