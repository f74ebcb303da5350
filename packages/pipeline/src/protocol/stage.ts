import type { z } from 'zod';
import type { GenerationRequest } from './generation-request.ts';
import type { Providers } from './providers.ts';
import type { FinishedOutputs } from './stage-outputs.ts';
import type { StageId, StageReport } from './stages.ts';

/** Everything a stage may use besides its input. */
export interface StageContext {
  /** Aborting it ends the stage within 200 ms: its promise rejects with the signal's reason. */
  signal: AbortSignal;
  /** Called from within `run`, never after it has settled. `fraction` never falls within a run. */
  report: (report: StageReport) => void;
  providers: Providers;
  /** `<generation>:<stage>`, handed to external services so that a repeated stage is not billed twice. */
  idempotencyKey: string;
}

/** One stage: a function of the request and the outputs before it. */
export interface Stage<Output = unknown> {
  id: StageId;
  /** For people: `Analyzing Search Results`. */
  label: string;
  /** The first guess, before durations have been recorded. */
  estimatedSeconds: number;
  outputSchema: z.ZodType<Output>;
  /** What does the work: durations are comparable only within one. */
  provider(providers: Providers): string;
  /**
   * Rejects with `PipelineError` for what a person should know, with the signal's reason when aborted.
   * `outputs` holds what the stages before have returned.
   */
  run(request: GenerationRequest, outputs: FinishedOutputs, context: StageContext): Promise<Output>;
}
