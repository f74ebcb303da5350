import { toBackoffDelay } from '@headway/ground';
import type { Stage } from '@headway/pipeline';
import { contentTopic, errorEvent } from '@headway/topics/content';
import type { PgBoss } from 'pg-boss';
import { completeJob, giveBackJob, schedulePrune } from '../store/end-job.ts';
import type { Estimates } from '../store/estimates.ts';
import type { Log } from '../store/log.ts';
import { endRunningStage, readRuns } from '../store/stage-rows.ts';
import { toStorableText } from '../store/storable-json.ts';
import type { Claim } from './claim.ts';
import { parsePipelineFailure } from './pipeline-failure.ts';
import { toProgressEvent } from './run-stage.ts';

/** How often a failed stage runs again before its generation fails. */
export interface RetryLimits {
  /** Most runs of a stage that fails because of its provider. Default 5. */
  providerRuns: number;
  /** Most runs of a stage that fails because of a defect of ours. Default 3. */
  internalRuns: number;
  /** Seconds before the second run. Doubles before each further run, up to 60. Default 2. */
  retrySeconds: number;
}

export const DEFAULT_LIMITS: RetryLimits = { providerRuns: 5, internalRuns: 3, retrySeconds: 2 };

/** A job is not taken more often than this, for whatever reasons. */
const MOST_CLAIMS = 30;

interface FailedRun {
  boss: PgBoss;
  claim: Claim;
  stages: readonly Stage[];
  /** The stage that failed; undefined when the failure came before or after all stages. */
  stage: Stage | undefined;
  estimates: Estimates;
  limits: RetryLimits;
  log: Log;
}

/** After a failed stage: returns the job to the queue and says so to those who watch, or fails the generation. */
export async function giveUpOrRetry(
  { boss, claim, stages, stage: failed, estimates, limits, log }: FailedRun,
  error: unknown,
): Promise<void> {
  const { id: generationId, contentId } = claim.record;
  const index = failed ? stages.indexOf(failed) : claim.record.state.currentStage;
  const stage = failed ?? stages[index];
  if (!stage) throw error;
  const claims = claim.job.retryCount + 1;
  const runs = failed ? await claim.read((tx) => readRuns(tx, generationId, failed.id)) : claims;
  const failure = parsePipelineFailure(error);
  const fields = { generation: generationId, stage: stage.id, runs };
  if (failure) log.info('stage failed', { ...fields, code: failure.code, reason: failure.message });
  else log.error('stage failed unexpectedly', { ...fields, error: describe(error) });

  const retryable = failure?.retryable ?? true;
  const allowed = failure ? limits.providerRuns : limits.internalRuns;
  if (retryable && runs < allowed && claims < MOST_CLAIMS) {
    const attempt = Math.max(0, runs - 1);
    const seconds = toBackoffDelay({ attempt, baseMs: limits.retrySeconds * 1000, capMs: 60_000 }) / 1000;
    const detail = `${toSentence(failure?.message)} Trying again in ${Math.ceil(seconds)} s.`;
    const waiting = toProgressEvent({ claim, index, estimates }, { detail });
    await claim.write([waiting], (tx) => giveBackJob(boss, tx, claim.job, seconds));
    return;
  }
  const event = errorEvent({
    error: toSentence(failure?.message),
    contentId,
    generationId,
    code: failure?.code ?? 'internal',
    stageIndex: index,
    retryable,
    ...(failure &&
      failure.suggestions.length > 0 && { suggestions: failure.suggestions.map(toStorableText) }),
  });
  await claim.write([event], async (tx) => {
    await endRunningStage(tx, generationId, 'failed');
    await completeJob(boss, tx, claim.job);
    await schedulePrune(boss, tx, contentTopic(contentId));
  });
}

function toSentence(message: string | undefined): string {
  return toStorableText(message ?? 'Something unexpected went wrong while this article was made.');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
