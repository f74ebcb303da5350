import { performance } from 'node:perf_hooks';
import { abortable } from '@headway/ground';
import type { GenerationRequest, Providers, Stage, FinishedOutputs, StageReport } from '@headway/pipeline';
import { progressEvent, type ProgressEvent } from '@headway/topics/content';
import type { Estimates } from '../store/estimates.ts';
import type { Log } from '../store/log.ts';
import { beginStageRow, completeStageRow } from '../store/stage-rows.ts';
import { toStorableText } from '../store/storable-json.ts';
import type { Claim } from './claim.ts';
import { coalesce } from './coalesce.ts';
import { createDraft, type Draft } from './draft.ts';
import { measureProgress } from './progress-meter.ts';

/** The shortest time between two writes of reports, in milliseconds. */
const FLUSH_INTERVAL_MS = 100;

/** One run of one stage. */
export interface StageRun {
  claim: Claim;
  stage: Stage;
  /** The stage's index, from 0. */
  index: number;
  request: GenerationRequest;
  outputs: FinishedOutputs;
  providers: Providers;
  estimates: Estimates;
  /** Aborting it rejects the run at once with the signal's reason, also when the stage ignores the signal. */
  signal: AbortSignal;
  log: Log;
}

/** Runs one stage and stores its output together with the event of its completion. Resolves with the output. */
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
  // two events: the one that carries text is pruned later
  const events = [toProgressEvent(run, { fraction: 1, durationMs, ...(detail !== undefined && { detail }) })];
  if (text) events.unshift(toProgressEvent(run, { fraction: 1, text }));
  await claim.write(events, (tx) =>
    completeStageRow(tx, claim.record.id, { stage: stage.id, output, durationMs }),
  );
  run.log.info('stage complete', { generation: claim.record.id, stage: stage.id, durationMs });
  return output;
}

/** Runs the stage's own function. Its reports are gathered and written at most every 100 ms. */
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
    const idempotencyKey = `${claim.record.id}:${stage.id}`;
    const context = { signal, report, providers: run.providers, idempotencyKey };
    output = await abortable(stage.run(run.request, run.outputs, context), signal);
  } finally {
    await flusher.stop();
    // a failed write is the cause of the abort, and so the better error
    failure.signal.throwIfAborted();
  }
  return { output: stage.outputSchema.parse(output), detail: latest?.detail };
}

interface Step {
  fraction?: number;
  detail?: string;
  durationMs?: number;
  text?: ProgressEvent['text'];
}

/** Builds the event of a stage's progress. */
export function toProgressEvent(
  { claim, index, estimates }: Pick<StageRun, 'claim' | 'index' | 'estimates'>,
  { fraction, detail, durationMs, text }: Step,
): ProgressEvent {
  const { state } = claim.record;
  // a stage that runs again does not fall behind what was shown
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
