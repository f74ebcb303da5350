import type * as z from 'zod/mini';
import type { GenerationRequest } from './generation-request.ts';
import type { Providers } from './providers.ts';
import type { FinishedOutputs } from './stage-outputs.ts';
import type { StageId, StageReport } from './stages.ts';

/** What a stage can use besides its input. */
export interface StageContext {
  /** Aborting it ends the stage within 200 ms. Its promise rejects with the signal's reason. */
  signal: AbortSignal;
  /** Called while `run` runs, never later. `fraction` never falls. */
  report: (report: StageReport) => void;
  providers: Providers;
  /** `<generation>:<stage>`, sent to external services so that a repeated stage is not billed twice. */
  idempotencyKey: string;
}

/** One stage: a function of the request and the outputs before it. */
export interface Stage<Output = unknown> {
  id: StageId;
  /** The name for people: `Analyzing Search Results`. */
  label: string;
  /** The estimate that is used until durations have been recorded. */
  estimatedSeconds: number;
  outputSchema: z.ZodMiniType<Output>;
  /** The name of the provider that does the work. Durations of different providers are not comparable. */
  provider(providers: Providers): string;
  /**
   * Runs the stage. `outputs` are the outputs of the stages before it. Rejects with `PipelineError` for a failure that is
   * shown to a person, and with the signal's reason once that is aborted.
   */
  run(request: GenerationRequest, outputs: FinishedOutputs, context: StageContext): Promise<Output>;
}
