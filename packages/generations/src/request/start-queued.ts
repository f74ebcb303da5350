import { readRows, withTransaction } from '@headway/database';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import type { Admit } from './generation-context.ts';
import type { Jobs } from './jobs.ts';
import { startArticle } from './start-article.ts';

/** What `startQueued` needs. */
export interface QueueContext {
  db: Pool;
  jobs: Jobs;
  /** Default: every project may have as many generations as it likes. */
  admit?: Admit;
}

/**
 * Starts articles from the queues of all projects: each project gets as many as fit beside its generations that are
 * queued or running, which may be `projectConcurrency` at once. Call it about once a second. Several processes may do
 * so: a project is served by one of them at a time.
 *
 * A queue that a person paused is skipped, and so is a project in the trash. When the plan allows nothing more this
 * month, the queue is marked as halted and its keywords wait.
 *
 * @param options.halted Whether halted queues are tried, too. Their first article that the plan allows ends the halt.
 * Default false.
 * @returns how many articles were started.
 * @throws the first failure of a project, after the other projects were served.
 *
 * @example
 * const started = await startQueued({ db, jobs, admit: admitByPlan }, { halted: true });
 */
export async function startQueued(
  ctx: QueueContext,
  { halted = false }: { halted?: boolean } = {},
): Promise<number> {
  const projects = await readRows(
    ctx.db,
    z.object({ projectId: z.uuid() }),
    `select queue.project_id as "projectId"
       from public.generation_queues as queue
       join public.projects as project on project.id = queue.project_id
      where not queue.paused and project.trashed_at is null and ($2 or queue.halted_by is null)
        and exists (select from public.queued_keywords as waiting where waiting.project_id = queue.project_id)
        and (${COUNT_LIVE}) < $1`,
    [ctx.jobs.projectConcurrency, halted],
  );
  let started = 0;
  const failures: unknown[] = [];
  // a project that fails does not keep the others waiting
  for (const { projectId } of projects) {
    await withTransaction(ctx.db, (tx) => startInProject(tx, ctx, projectId), SHORT_LOCKS).then(
      (count) => (started += count),
      (error: unknown) => failures.push(error),
    );
  }
  if (failures.length > 0) throw failures[0];
  return started;
}

const COUNT_LIVE = `
  select count(*) from public.generations as live
   where live.project_id = queue.project_id and live.status in ('queued', 'running')`;

const waitingSchema = z.object({
  id: z.uuid(),
  keyword: z.string(),
  locale: z.string(),
  title: z.string().nullable(),
  batch: z.uuid(),
  userId: z.uuid().nullable(),
});

/** Starts what fits, and returns how much that was: nothing when another process is at it, or a person changes the queue. */
async function startInProject(tx: PoolClient, ctx: QueueContext, projectId: string): Promise<number> {
  const { rowCount: held } = await tx.query(
    'select from public.projects where id = $1 and trashed_at is null for no key update skip locked',
    [projectId],
  );
  if (held === 0) return 0;
  const waiting = await readRows(
    tx,
    waitingSchema,
    `select waiting.id, waiting.keyword, waiting.locale, waiting.title, waiting.batch,
            waiting.queued_by as "userId"
       from public.queued_keywords as waiting
       join public.generation_queues as queue using (project_id)
      where waiting.project_id = $1 and not queue.paused
      order by waiting.place
      limit greatest(0, $2 - (select (${COUNT_LIVE}) from public.generation_queues as queue where queue.project_id = $1))`,
    [projectId, ctx.jobs.projectConcurrency],
  );
  let started = 0;
  let refusal: string | null = null;
  for (const { id, ...keyword } of waiting) {
    const admitted = await ctx.admit?.(tx, projectId);
    if (admitted && !admitted.ok) {
      refusal = admitted.code;
      break;
    }
    await tx.query('delete from public.queued_keywords where id = $1', [id]);
    await startArticle(tx, ctx.jobs, { ...keyword, projectId, idempotencyKey: null });
    started += 1;
  }
  if (waiting.length > 0) {
    await tx.query(
      `update public.generation_queues set halted_by = $2, revision = revision + 1
        where project_id = $1 and ($3 or halted_by is distinct from $2)`,
      [projectId, refusal, started > 0],
    );
  }
  return started;
}
