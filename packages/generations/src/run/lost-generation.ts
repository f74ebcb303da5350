import { withTransaction } from '@headway/database';
import { contentTopic, errorEvent } from '@headway/topics/content';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { isLive, lockGeneration, recordEvents } from '../store/generation-record.ts';
import type { Log } from '../store/log.ts';
import { schedulePrune } from '../store/settle-job.ts';
import { endRunningStage } from '../store/stage-rows.ts';
import { SHORT_LOCKS } from '../store/short-locks.ts';

/** Ends a generation whose job no worker brought to an end: each that took it died or fell silent. */
export async function failLostGeneration(
  { db, boss, log }: { db: Pool; boss: PgBoss; log: Log },
  generationId: string,
): Promise<void> {
  await withTransaction(
    db,
    async (tx) => {
      const record = await lockGeneration(tx, generationId);
      if (!record || !isLive(record)) return;
      await endRunningStage(tx, generationId, 'failed');
      await recordEvents(tx, record, [
        errorEvent({
          error: 'Every worker that took this generation on stopped in the middle of it.',
          contentId: record.contentId,
          generationId,
          code: 'worker_lost',
          stageIndex: record.state.currentStage,
          retryable: true,
        }),
      ]);
      await schedulePrune(boss, tx, contentTopic(record.contentId));
    },
    SHORT_LOCKS,
  );
  log.error('generation lost', { generation: generationId });
}
