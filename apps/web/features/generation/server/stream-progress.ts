import { streamEvents } from '@/server/events/stream-events.ts';
import type { User } from '@/server/process/user.ts';
import { greet } from './greeting.ts';
import { requireContentTopic } from './require-content-topic.ts';

/**
 * The stream of ADR-007: one content, unnamed events of the types connected, progress, complete and error, until
 * the generation has ended.
 */
export async function streamProgress(request: Request, user: User, contentId: string): Promise<Response> {
  return streamEvents(request, user, {
    topics: [await requireContentTopic(user, contentId)],
    connected: { contentId },
    greet,
    endsWith: (event) => event.type === 'complete' || event.type === 'error',
  });
}
