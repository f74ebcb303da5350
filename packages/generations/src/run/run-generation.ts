import type { ReportOutage } from '@headway/database';
import type { JobAttempt } from '@headway/database/jobs';
import type { Providers, Stage } from '@headway/pipeline';
import type { StageId } from '@headway/pipeline/stages';
import type { Pool } from 'pg';
import type { PgBoss } from 'pg-boss';
import { completeJob, giveBackJob } from '../store/end-job.ts';
import { FIRST_GUESS, readEstimates, type Estimates } from '../store/estimates.ts';
import { isLive } from '../store/generation-record.ts';
import type { Log } from '../store/log.ts';
import { readOwnArticles } from '../store/own-articles.ts';
import { readOwnSites } from '../store/own-sites.ts';
import { readStageOutputs } from '../store/stage-rows.ts';
import { inSpan } from '../store/tracing.ts';
import { ClaimLostError, openClaim, type Claim } from './claim.ts';
import { completeGeneration } from './complete-generation.ts';
import { giveUpOrRetry, type RetryLimits } from './give-up-or-retry.ts';
import { parsePipelineFailure } from './pipeline-failure.ts';
import { runStage } from './run-stage.ts';
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
  /** Aborted when the worker stops: the job is then returned to the queue. */
  stopping: AbortSignal;
}

/** A job that the queue has handed to this worker. */
export interface TakenJob extends JobAttempt {
  generationId: string;
  /** Aborted when the claim is lost, and so also when the generation is cancelled. */
  signal: AbortSignal;
}

/** One run of a generation by this worker. */
interface Run {
  claim: Claim;
  signal: AbortSignal;
  estimates: Estimates;
  /** The running stage; undefined before the first and after the last. */
  stage: Stage | undefined;
  /** When the running stage began, by `performance.now()`. */
  stageBegunAt: number;
}

/** A stopping worker waits this long for the database to take a job back. */
const GIVE_BACK_TIMEOUT_MS = 1500;

/**
 * Runs a generation from the first stage without an output to its end, then completes the job in the transaction that
 * stores the end. Resolves also when the run fails: the job is then completed, returned to the queue, or, when another
 * worker has it or the database is away, left alone. Rejects only when not even the generation could be read.
 */
export async function runGeneration(context: RunContext, job: TakenJob): Promise<void> {
  const { db, boss, log, observer, reportOutage, stopping } = context;
  const signal = AbortSignal.any([job.signal, stopping]);
  const fields = { generation: job.generationId, attempt: job.retryCount };
  let run: Run | undefined;
  try {
    const claim = await openClaim({ db, job, generationId: job.generationId, reportOutage, signal });
    run = { claim, signal, estimates: FIRST_GUESS, stage: undefined, stageBegunAt: performance.now() };
    if (!isLive(claim.record)) return await claim.write([], (tx) => completeJob(boss, tx, job));
    log.info(job.retryCount === 0 ? 'generation taken' : 'generation taken over', fields);
    const startedAt = claim.record.startedAt ?? new Date();
    const lastOutput = await runStages(context, run);
    await completeGeneration(boss, claim, lastOutput, startedAt);
    log.info('generation complete', fields);
  } catch (error) {
    if (error instanceof ClaimLostError || job.signal.aborted) {
      log.info('claim lost', { ...fields, stage: run?.stage?.id, reason: String(error) });
    } else if (stopping.aborted) {
      await giveBack(context, job);
      log.info('generation given back', { ...fields, stage: run?.stage?.id });
    } else if (run) {
      observeFailure(context, run, error);
      await giveUpOrRetry({ ...context, ...run }, error);
    } else {
      observer.failedUnexpectedly(error, 'run generation');
      throw error;
    }
  }
}

/** Runs the stages that have no output yet. Resolves with the output of the last stage. */
async function runStages({ stages, providers, log, observer }: RunContext, run: Run): Promise<unknown> {
  const { claim, signal } = run;
  const { id, keyword, locale, title } = claim.record;
  const outputs = parseOutputs(stages, await claim.read((tx) => readStageOutputs(tx, id)));
  const ownArticles = await claim.read((tx) => readOwnArticles(tx, claim.record));
  const ownSites = await claim.read((tx) => readOwnSites(tx, claim.record.projectId));
  const request = { keyword, locale, title: title ?? undefined, ownArticles, ownSites };
  const providerNames = Object.fromEntries(stages.map((stage) => [stage.id, stage.provider(providers)]));
  run.estimates = await claim.read((tx) => readEstimates(tx, providerNames));
  let output: unknown;
  for (const [index, stage] of stages.entries()) {
    output = outputs.get(stage.id);
    if (outputs.has(stage.id)) continue;
    signal.throwIfAborted();
    run.stage = stage;
    run.stageBegunAt = performance.now();
    const provider = stage.provider(providers);
    output = await inSpan(`stage ${stage.id}`, { stage: stage.id, provider }, () =>
      runStage({ ...run, stage, index, request, providers, outputs: Object.fromEntries(outputs), log }),
    );
    outputs.set(stage.id, output);
    observer.stageEnded({ stage: stage.id, provider, durationMs: performance.now() - run.stageBegunAt });
  }
  run.stage = undefined;
  return output;
}

/** Failures of a provider, as opposed to those of a keyword about which too little is found. */
const PROVIDER_FAILURES = new Set(['provider_unauthorized', 'provider_unavailable', 'writer_failed']);

function observeFailure(
  { observer, providers }: RunContext,
  { stage, stageBegunAt }: Run,
  error: unknown,
): void {
  const failure = parsePipelineFailure(error);
  if (!failure) {
    observer.failedUnexpectedly(error, stage ? `stage ${stage.id}` : 'run generation');
  } else if (stage && PROVIDER_FAILURES.has(failure.code)) {
    const durationMs = performance.now() - stageBegunAt;
    const provider = stage.provider(providers);
    observer.stageEnded({ stage: stage.id, provider, durationMs, failure: failure.code });
  }
}

/** Returns the job to the queue while the worker stops. Where that fails, its missing heartbeat does the same. */
async function giveBack({ db, boss, log, reportOutage }: RunContext, job: TakenJob): Promise<void> {
  const signal = AbortSignal.timeout(GIVE_BACK_TIMEOUT_MS);
  try {
    const claim = await openClaim({ db, job, generationId: job.generationId, reportOutage, signal });
    await claim.write([], (tx) => giveBackJob(boss, tx, job, 0));
  } catch (error) {
    log.warn('job could not be given back', { generation: job.generationId, reason: String(error) });
  }
}

/** Parses stored outputs up to the first that is missing or no longer has the form of its stage. */
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
