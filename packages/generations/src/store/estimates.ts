import { readRows } from '@headway/database';
import { STAGES, type StageId } from '@headway/pipeline/stages';
import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';

/** How long a stage takes, in seconds. */
export interface StageEstimate {
  median: number;
  /** 90th percentile. */
  p90: number;
}

/** One estimate per stage, in the stages' order. */
export type Estimates = readonly StageEstimate[];

/** ADR-007 gives 30-300 s for a generation whose stages it puts at 270 s together. */
const FIRST_GUESS_P90 = 300 / 270;

/** The estimates before any duration was recorded: ADR-007's figures. */
export const FIRST_GUESS: Estimates = STAGES.map((stage) => ({
  median: stage.estimatedSeconds,
  p90: stage.estimatedSeconds * FIRST_GUESS_P90,
}));

const rowSchema = z.object({ stage: z.string(), median: z.number(), p90: z.number() });

/**
 * Estimates the duration of each stage with its provider, in seconds, from the newest 50 recorded durations.
 *
 * @param providers The provider's name by stage. Default: the provider that completed the stage last. A stage that was
 * never completed gets ADR-007's figure.
 *
 * @example
 * const estimates = await readEstimates(pool);
 * const seconds = estimates.reduce((sum, { median }) => sum + median, 0);
 */
export async function readEstimates(
  db: Pool | PoolClient,
  providers: Partial<Record<StageId, string>> = {},
): Promise<Estimates> {
  const rows = await readRows(
    db,
    rowSchema,
    `select wanted.stage,
            percentile_cont(0.5) within group (order by newest.duration_ms) / 1000 as median,
            percentile_cont(0.9) within group (order by newest.duration_ms) / 1000 as p90
       from unnest($1::text[], $2::text[]) as wanted (stage, provider)
      cross join lateral (
        select duration_ms
          from public.generation_stages as done
         where done.stage = wanted.stage and done.status = 'complete'
           and done.provider = coalesce(wanted.provider, (
             select latest.provider
               from public.generation_stages as latest
              where latest.stage = wanted.stage and latest.status = 'complete'
              order by latest.finished_at desc
              limit 1))
         order by done.finished_at desc
         limit 50
      ) as newest
      group by wanted.stage`,
    [STAGES.map((stage) => stage.id), STAGES.map((stage) => providers[stage.id] ?? null)],
  );
  const recorded = new Map(rows.map((row) => [row.stage, row]));
  return STAGES.map((stage, i) => {
    const row = recorded.get(stage.id);
    // a stage of 0 s still needs a width on the timeline
    if (row) return { median: Math.max(row.median, 0.05), p90: Math.max(row.p90, 0.05) };
    return FIRST_GUESS[i] ?? { median: stage.estimatedSeconds, p90: stage.estimatedSeconds };
  });
}
