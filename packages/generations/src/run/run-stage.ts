import { performance } from 'node:perf_hooks';
import type { GenerationRequest, Providers, Stage, StageOutputs, StageReport } from '@headway/pipeline';
import { progressEvent, type ProgressEvent } from '@headway/topics/content';
import type { Claim } from './claim.ts';
import { coalesce } from './coalesce.ts';
import { createDraft, type Draft } from './draft.ts';
import type { Estimates } from '../store/estimates.ts';
import type { Log } from '../store/log.ts';
import { measureProgress } from './progress-meter.ts';
import { beginStageRow, completeStageRow } from '../store/stage-rows.ts';
import { toStorableText } from '../store/storable-json.ts';

/** How often reports are written: often enough to look live, seldom enough for a transaction each. */
const FLUSH_INTERVAL_MS = 100;

/** What a stage of a run works with. */
export interface StageRun {
  claim: Claim;
  stage: Stage;
  /** Position among the stages, from 0. */
  index: number;
  request: GenerationRequest;
  outputs: Partial<StageOutputs>;
  providers: Providers;
  estimates: Estimates;
  /** Aborting it ends the run of the stage at once, with the signal's reason, whether or not the stage heeds it. */
  signal: AbortSignal;
  log: Log;
}

/** Runs one stage and stores its output together with the event that says so. Resolves with the output. */
export async function runStage(run: StageRun): Promise<unknown> {
  const { claim, stage, index } = run;
  const draft = createDraft(claim.record.state.text);
  const again = claim.record.state.stages[index]?.status !== 'pending';
  const begun = toProgressEvent(run, again ? { detail: 'Starting this step again' } : {});
  await claim.write([begun], (tx) =>
    beginStageRow(tx, claim.record.id, { stage: stage.id, index, provider: stage.provider(run.providers) }),
  );
  const startedAt = performance.now();
  const { output, detail } = await work(run, draft);
  const durationMs = Math.round(performance.now() - startedAt);
  const text = draft.publishAll();
  // apart from each other: what carries text is pruned one day
  const events = [toProgressEvent(run, { fraction: 1, durationMs, ...(detail !== undefined && { detail }) })];
  if (text) events.unshift(toProgressEvent(run, { fraction: 1, text }));
  await claim.write(events, (tx) =>
    completeStageRow(tx, claim.record.id, { stage: stage.id, output, durationMs }),
  );
  run.log.info('stage complete', { generation: claim.record.id, stage: stage.id, durationMs });
  return output;
}

/** The stage's own work. What it reports meanwhile is written as it comes, coalesced. */
async function work(run: StageRun, draft: Draft): Promise<{ output: unknown; detail: string | undefined }> {
  const { claim, stage, index } = run;
  const failure = new AbortController();
  const signal = AbortSignal.any([run.signal, failure.signal]);
  let latest: { fraction: number; detail: string } | undefined;

  const flusher = coalesce(
    FLUSH_INTERVAL_MS,
    async () => {
      const text = draft.publish();
      const event = toProgressEvent(run, { ...latest, ...(text && { text }) });
      const shown = claim.record.state.stages[index];
      if (!text && shown?.detail === event.detail && shown?.fraction === event.stageFraction) return;
      await claim.write([event]);
    },
    (error) => failure.abort(error),
  );

  function report({ fraction, detail, text }: StageReport): void {
    if (signal.aborted) return;
    latest = { fraction: Math.min(1, Math.max(0, fraction)), detail: toStorableText(detail) };
    if (text) draft.write(text);
    flusher.request();
  }

  let output: unknown;
  try {
    output = await unlessAborted(
      signal,
      stage.run(run.request, run.outputs, {
        signal,
        report,
        providers: run.providers,
        idempotencyKey: `${claim.record.id}:${stage.id}`,
      }),
    );
  } finally {
    await flusher.stop();
    // that something could not be written says more than how the stage took being aborted
    failure.signal.throwIfAborted();
  }
  return { output: stage.outputSchema.parse(output), detail: latest?.detail };
}

/** The promise's outcome, or the signal's reason if that comes first. */
async function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  using stack = new DisposableStack();
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = (): void => reject(toError(signal.reason));
    if (signal.aborted) onAbort();
    signal.addEventListener('abort', onAbort);
    stack.defer(() => signal.removeEventListener('abort', onAbort));
  });
  return await Promise.race([promise, aborted]);
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('aborted', { cause: reason });
}

interface Step {
  fraction?: number;
  detail?: string;
  durationMs?: number;
  text?: ProgressEvent['text'];
}

/** The event that says where a stage is. */
export function toProgressEvent(
  { claim, index, estimates }: Pick<StageRun, 'claim' | 'index' | 'estimates'>,
  { fraction, detail, durationMs, text }: Step,
): ProgressEvent {
  const { state } = claim.record;
  // a stage that runs again is not shown to go back
  const stageFraction = Math.max(fraction ?? 0, state.stages[index]?.fraction ?? 0);
  return progressEvent({
    stageIndex: index,
    ...measureProgress(state, index, stageFraction, estimates),
    contentId: claim.record.contentId,
    generationId: claim.record.id,
    status: 'running',
    stageFraction,
    detail,
    stageDurationMs: durationMs,
    text,
  });
}
