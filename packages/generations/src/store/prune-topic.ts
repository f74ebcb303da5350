import { withTransaction } from '@headway/database';
import { parseContentTopic } from '@headway/topics/content';
import type { Pool } from 'pg';
import { SHORT_LOCKS } from './short-locks.ts';

/** Deletes a topic's transient events, unless a retry of its content waits or runs: its end schedules this again. */
export async function pruneTopic(db: Pool, topic: string): Promise<void> {
  await withTransaction(
    db,
    async (tx) => {
      const { rowCount } = await tx.query(
        `select 1 from public.generations
        where content_id::text = $1 and status in ('queued', 'running')`,
        [parseContentTopic(topic)],
      );
      if (rowCount === 0) await tx.query('select events.prune($1)', [topic]);
    },
    SHORT_LOCKS,
  );
}
