import type { AccessCheck } from '@headway/realtime/server';
import { z } from 'zod';
import { database } from '../process/database.ts';

const answersSchema = z.tuple([z.object({ answers: z.array(z.boolean()) })]);

/** Whether each of these people may still read all of their topics, by one query for all. */
export async function checkAccess(checks: AccessCheck[]): Promise<boolean[]> {
  const { rows } = await database().query('select events.can_read_topics($1) as answers', [
    JSON.stringify(checks),
  ]);
  return answersSchema.parse(rows)[0].answers;
}
