import { readRows } from '@headway/database';
import type { StageId } from '@headway/pipeline/stages';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { toStorableJson } from './storable-json.ts';

/** Marks a stage as running and counts its runs. */
export async function beginStageRow(
  tx: PoolClient,
  generationId: string,
  { stage, index, provider }: { stage: StageId; index: number; provider: string },
): Promise<void> {
  await tx.query(
    `insert into public.generation_stages as earlier (generation_id, stage, position, status, provider)
     values ($1, $2, $3, 'running', $4)
     on conflict (generation_id, stage) do update
        set status = 'running', runs = earlier.runs + 1, provider = excluded.provider, started_at = now(),
            finished_at = null, duration_ms = null`,
    [generationId, stage, index + 1, provider],
  );
}

/** Stores the output of a stage: it does not run again in this generation. */
export async function completeStageRow(
  tx: PoolClient,
  generationId: string,
  { stage, output, durationMs }: { stage: StageId; output: unknown; durationMs: number },
): Promise<void> {
  await tx.query(
    `update public.generation_stages set status = 'complete', finished_at = now(), duration_ms = $3
      where generation_id = $1 and stage = $2`,
    [generationId, stage, durationMs],
  );
  await tx.query(
    `insert into private.stage_outputs (generation_id, stage, output) values ($1, $2, $3::jsonb)
     on conflict (generation_id, stage) do update set output = excluded.output`,
    [generationId, stage, toStorableJson(output)],
  );
}

/** Ends the running stage together with its generation. */
export async function endRunningStage(
  tx: PoolClient,
  generationId: string,
  status: 'failed' | 'cancelled',
): Promise<void> {
  await tx.query(
    `update public.generation_stages set status = $2, finished_at = now()
      where generation_id = $1 and status = 'running'`,
    [generationId, status],
  );
}

/** Counts the runs of a stage, also of those that were cut short. */
export async function readRuns(tx: PoolClient, generationId: string, stage: StageId): Promise<number> {
  const sql = 'select runs from public.generation_stages where generation_id = $1 and stage = $2';
  const [row] = await readRows(tx, z.object({ runs: z.int() }), sql, [generationId, stage]);
  return row?.runs ?? 0;
}

/** Reads the outputs of the finished stages, by stage id. */
export async function readStageOutputs(tx: PoolClient, generationId: string): Promise<Map<string, unknown>> {
  const sql = 'select stage, output from private.stage_outputs where generation_id = $1';
  const rows = await readRows(tx, z.object({ stage: z.string(), output: z.unknown() }), sql, [generationId]);
  return new Map(rows.map(({ stage, output }) => [stage, output]));
}
