import { MAX_HISTORY } from '@headway/realtime/protocol';
import { readHistory, type HistoryPage } from '@headway/realtime/server';
import { z } from 'zod';
import { eventLog } from './event-log.ts';
import { Problem } from '../http/problem.ts';

const limitSchema = z.coerce.number().int().min(1).max(MAX_HISTORY).default(100);

/**
 * A page of what happened in a topic that has been checked to be readable, by the parameters `after` (a cursor) and
 * `limit` (1 to 500, by default 100).
 *
 * @throws {@link Problem} `malformed_query`, `malformed_cursor`, `cursor_from_future` or `cursor_expired`.
 */
export async function readTopicHistory(topic: string, query: URLSearchParams): Promise<HistoryPage> {
  const limit = limitSchema.safeParse(query.get('limit') ?? undefined);
  if (!limit.success) {
    throw new Problem('malformed_query', { detail: `limit is a number from 1 to ${MAX_HISTORY}.` });
  }
  const history = await readHistory(eventLog(), topic, query.get('after'), limit.data);
  if (history.kind === 'page') return history.page;
  throw new Problem(REFUSAL_OF_REASON[history.reason]);
}

const REFUSAL_OF_REASON = {
  malformed: 'malformed_cursor',
  future: 'cursor_from_future',
  epoch: 'cursor_expired',
} as const;
