import { readRow } from '@headway/database';
import type { Pool } from 'pg';
import { z } from 'zod';

/** How long the activity of projects is kept, in days. */
const ACTIVITY_DAYS = 400;

/** So many rows are deleted by one statement: fewer than would keep anybody waiting. */
const STEP = 1000;

const rowSchema = z.object({ deleted: z.number() });

/** Deletes the activity of more than 400 days ago, in steps. Returns how many rows that were. */
export async function deleteOldActivity(db: Pool, signal: AbortSignal): Promise<number> {
  let total = 0;
  while (!signal.aborted) {
    const { deleted } = await readRow(
      db,
      rowSchema,
      'select private.delete_old_activity(now() - make_interval(days => $1), $2) as deleted',
      [ACTIVITY_DAYS, STEP],
    );
    total += deleted;
    if (deleted < STEP) break;
  }
  return total;
}
