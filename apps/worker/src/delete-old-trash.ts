import { readRow } from '@headway/database';
import type { Pool } from 'pg';
import { z } from 'zod';

/** How long articles and projects stay in the trash, in days. */
const TRASH_DAYS = 30;

const rowSchema = z.object({ deleted: z.number() });

/** Deletes what was moved to the trash more than 30 days ago. Returns how many articles and projects that were. */
export async function deleteOldTrash(db: Pool): Promise<number> {
  const { deleted } = await readRow(
    db,
    rowSchema,
    'select private.delete_old_trash(now() - make_interval(days => $1)) as deleted',
    [TRASH_DAYS],
  );
  return deleted;
}
