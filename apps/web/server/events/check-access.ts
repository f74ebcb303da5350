import { readRow } from '@headway/database';
import type { AccessCheck } from '@headway/realtime/server';
import { z } from 'zod';
import { database } from '../process/database.ts';

const rowSchema = z.object({ answers: z.array(z.boolean()) });

/** Whether each of these people may still read all of their topics, by one query for all. */
export async function checkAccess(checks: AccessCheck[]): Promise<boolean[]> {
  const sql = 'select events.can_read_topics($1) as answers';
  return (await readRow(database(), rowSchema, sql, [JSON.stringify(checks)])).answers;
}
