import { z } from 'zod';
import { env } from '@/server/process/env.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { queuedKeywordSchema, type ProjectQueue } from '../queue/queue.ts';

const rowSchema = z.object({
  isPaused: z.boolean(),
  isHalted: z.boolean(),
  renewsAt: z.date().transform((date) => date.toISOString()),
  keywords: z.array(queuedKeywordSchema),
  mean: z.number().nullable(),
  deviation: z.number().nullable(),
  stuck: z.number(),
});

const NO_QUEUE: ProjectQueue = { isPaused: false, isHalted: false, renewsAt: '', keywords: [], pace: null };

/** The queue of a project; an empty one for someone who does not belong to the project. */
export async function readQueue(user: User, projectId: string): Promise<ProjectQueue> {
  const [row] = await readRowsAs(
    user,
    rowSchema,
    // A generation that no worker has taken for 10 s shows that the workers have less room than the project may use.
    `select queue.paused as "isPaused", queue.halted_by is not null as "isHalted",
            (date_trunc('month', now() at time zone 'UTC') + interval '1 month') at time zone 'UTC' as "renewsAt",
            waiting.keywords, duration.mean, duration.deviation,
            (select count(*)::int from generations as generation
              where generation.project_id = queue.project_id and generation.status = 'queued'
                and generation.created_at < now() - interval '10 s') as stuck
       from generation_queues as queue
      cross join private.generation_duration() as duration
      cross join lateral (
        select coalesce(json_agg(json_build_object(
                 'id', keyword.id, 'keyword', keyword.keyword, 'locale', keyword.locale, 'title', keyword.title,
                 'queuedBy', profile.display_name) order by keyword.place), '[]') as keywords
          from queued_keywords as keyword
          left join profiles as profile on profile.id = keyword.queued_by
         where keyword.project_id = queue.project_id) as waiting
      where queue.project_id = $1`,
    [projectId],
  );
  if (!row) return NO_QUEUE;
  const { mean, deviation, stuck, ...queue } = row;
  const slots = Math.max(1, env().HEADWAY_PROJECT_CONCURRENCY - stuck);
  return { ...queue, pace: mean === null || deviation === null ? null : { mean, deviation, slots } };
}
