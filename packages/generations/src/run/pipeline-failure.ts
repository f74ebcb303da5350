import { z } from 'zod';
import { generationErrorCodeSchema } from '@headway/topics/content';

// Told by its shape rather than by its class: the pipeline is given to the worker as a value, and importing its
// code here would carry all of it into every process that only enqueues.
const schema = z.object({
  name: z.literal('PipelineError'),
  message: z.string(),
  code: generationErrorCodeSchema.exclude(['cancelled', 'worker_lost', 'internal']),
  retryable: z.boolean(),
  suggestions: z.array(z.string()),
});

/** A `PipelineError`: a failure that a person can be told about. */
export type PipelineFailure = z.infer<typeof schema>;

/** The `PipelineError` that a stage rejected with; null for anything else, which is a defect. */
export function parsePipelineFailure(error: unknown): PipelineFailure | null {
  if (!(error instanceof Error)) return null;
  const parsed = schema.safeParse(error);
  return parsed.success ? parsed.data : null;
}
