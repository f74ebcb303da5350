import { withTransaction } from '@headway/database';
import { contentTopic, errorEvent } from '@headway/topics/content';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { schedulePrune } from '../store/end-job.ts';
import { isLive, lockGeneration, recordEvents } from '../store/generation-record.ts';
import type { Log } from '../store/log.ts';
import { SHORT_LOCKS } from '../store/short-locks.ts';
import { endRunningStage } from '../store/stage-rows.ts';

/** Fails a generation whose job is out of retries: every worker that took it died or lost its heartbeat. */
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
