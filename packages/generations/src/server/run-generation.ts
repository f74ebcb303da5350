import type { ReportOutage } from '@headway/database';
import type { JobAttempt } from '@headway/database/jobs';
import type { GenerationRequest, Providers, Stage, StageOutputs } from '@headway/pipeline';
import type { StageId } from '@headway/pipeline/stages';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { ClaimLostError, openClaim, type Claim } from './claim.ts';
import { completeGeneration } from './complete-generation.ts';
import { FIRST_GUESS, readEstimates } from './estimates.ts';
import { giveUpOrRetry, type RetryLimits } from './give-up-or-retry.ts';
import { isLive } from './generation-record.ts';
import type { Log } from './log.ts';
import { readOwnArticles } from './own-articles.ts';
import { parsePipelineFailure } from './pipeline-failure.ts';
import { runStage } from './run-stage.ts';
import { completeJob, giveBackJob } from './settle-job.ts';
import { readStageOutputs } from './stage-rows.ts';
import { inSpan } from './tracing.ts';
import type { WorkerObserver } from './worker-observer.ts';

/** What every run of a worker shares. */
export interface RunContext {
  db: Pool;
  boss: PgBoss;
  stages: readonly Stage[];
  providers: Providers;
  limits: RetryLimits;
  log: Log;
  observer: WorkerObserver;
  reportOutage: ReportOutage;
  /** Aborted when the worker stops: the job is then given back. */
  stopping: AbortSignal;
}

/** A job as the queue hands it over. */
export interface TakenJob extends JobAttempt {
  generationId: string;
  /** Aborted when the claim was lost, so also when the generation was cancelled. */
  signal: AbortSignal;
}

/** How long a stopping worker waits for the database to take a job back. */
const GIVE_BACK_TIMEOUT_MS = 1500;

/**
 * Runs a generation from the first stage without an output to its end, then settles the job in the transaction
 * that stores the end. Whatever happens on the way, this resolves with the job settled, lost, or left to the
 * heartbeat; it rejects only when not even a failure could be stored.
 */
export async function runGeneration(context: RunContext, job: TakenJob): Promise<void> {
  const { db, boss, log, observer, reportOutage, stages, providers, stopping } = context;
  const signal = AbortSignal.any([job.signal, stopping]);
  const fields = { generation: job.generationId, attempt: job.retryCount };
  let claim: Claim | null = null;
  let atWork: Stage | undefined;
  let estimates = FIRST_GUESS;
  let stageBegunAt = performance.now();
  try {
    claim = await openClaim({ db, job, generationId: job.generationId, reportOutage, signal });
    if (!claim) return log.info('generation was deleted', fields);
    if (!isLive(claim.record)) {
      await claim.write([], (tx) => completeJob(boss, tx, job));
      return;
    }
    log.info(job.retryCount === 0 ? 'generation taken' : 'generation taken over', fields);
    const { record } = claim;
    const { keyword, locale } = record;
    const startedAt = record.startedAt ?? new Date();
    const stored = await claim.read((tx) => readStageOutputs(tx, record.id));
    const outputs = parseOutputs(stages, stored);
    const ownArticles = await claim.read((tx) => readOwnArticles(tx, record));
    const request: GenerationRequest = { keyword, locale, ownArticles };
    estimates = await claim.read((tx) => readEstimates(tx, namesOfProviders(stages, providers)));
    for (const [index, stage] of stages.entries()) {
      if (outputs.has(stage.id)) continue;
      signal.throwIfAborted();
      atWork = stage;
      const run = { claim, stage, index, request, providers, estimates, signal, log };
      stageBegunAt = performance.now();
      const provider = stage.provider(providers);
      const output = await inSpan(`stage ${stage.id}`, { stage: stage.id, provider }, () =>
        runStage({ ...run, outputs: toStageOutputs(outputs) }),
      );
      outputs.set(stage.id, output);
      observer.stageEnded({ stage: stage.id, provider, durationMs: performance.now() - stageBegunAt });
    }
    atWork = undefined;
    await completeGeneration(boss, claim, outputs.get('optimization'), startedAt);
    log.info('generation complete', fields);
  } catch (error) {
    if (error instanceof ClaimLostError || job.signal.aborted) {
      log.info('claim lost', { ...fields, stage: atWork?.id, reason: String(error) });
    } else if (stopping.aborted) {
      await giveBack(context, job);
      log.info('generation given back', { ...fields, stage: atWork?.id });
    } else if (claim) {
      observeFailure(context, { stage: atWork, durationMs: performance.now() - stageBegunAt }, error);
      await giveUpOrRetry({ boss, claim, stages, atWork, estimates, limits: context.limits, log }, error);
    } else {
      observer.failedUnexpectedly(error, 'run generation');
      throw error;
    }
  }
}

/** Failures that are a provider's, as opposed to those of a keyword that has too little to it. */
const PROVIDER_FAILURES = new Set(['provider_unauthorized', 'provider_unavailable', 'writer_failed']);

function observeFailure(
  { observer, providers }: RunContext,
  { stage, durationMs }: { stage: Stage | undefined; durationMs: number },
  error: unknown,
): void {
  const failure = parsePipelineFailure(error);
  if (!failure) {
    observer.failedUnexpectedly(error, stage ? `stage ${stage.id}` : 'run generation');
  } else if (stage && PROVIDER_FAILURES.has(failure.code)) {
    const provider = stage.provider(providers);
    observer.stageEnded({ stage: stage.id, provider, durationMs, failure: failure.code });
  }
}

/** Hands the job over while the worker stops. When that fails, others find out by the missing heartbeat. */
async function giveBack({ db, boss, log, reportOutage }: RunContext, job: TakenJob): Promise<void> {
  const signal = AbortSignal.timeout(GIVE_BACK_TIMEOUT_MS);
  try {
    const claim = await openClaim({ db, job, generationId: job.generationId, reportOutage, signal });
    await claim?.write([], (tx) => giveBackJob(boss, tx, job, 0));
  } catch (error) {
    log.warn('job could not be given back', { generation: job.generationId, reason: String(error) });
  }
}

/** The outputs that still fit their stage, up to the first that is missing or does not. */
function parseOutputs(stages: readonly Stage[], stored: ReadonlyMap<string, unknown>): Map<StageId, unknown> {
  const outputs = new Map<StageId, unknown>();
  for (const stage of stages) {
    if (!stored.has(stage.id)) break;
    const parsed = stage.outputSchema.safeParse(stored.get(stage.id));
    if (!parsed.success) break;
    outputs.set(stage.id, parsed.data);
  }
  return outputs;
}

/** What a stage is given: every output in it was parsed by the schema of the stage that made it. */
function toStageOutputs(outputs: ReadonlyMap<StageId, unknown>): Partial<StageOutputs> {
  return Object.fromEntries(outputs);
}

function namesOfProviders(stages: readonly Stage[], providers: Providers): Partial<Record<StageId, string>> {
  return Object.fromEntries(stages.map((stage) => [stage.id, stage.provider(providers)]));
}
