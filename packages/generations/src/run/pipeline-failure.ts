import { generationErrorCodeSchema } from '@headway/topics/content';
import { z } from 'zod';

// Recognized by its shape instead of its class: importing the class would load the whole pipeline into every process
// that only enqueues.
const schema = z.object({
  name: z.literal('PipelineError'),
  message: z.string(),
  code: z.enum(generationErrorCodeSchema.options).exclude(['cancelled', 'worker_lost', 'internal']),
  retryable: z.boolean(),
  suggestions: z.array(z.string()),
});

/** A `PipelineError`: a failure with a sentence for people. */
export type PipelineFailure = z.infer<typeof schema>;

/** Parses what a stage rejected with. Null when it is no `PipelineError` and so a defect. */
export function parsePipelineFailure(error: unknown): PipelineFailure | null {
  if (!(error instanceof Error)) return null;
  const parsed = schema.safeParse(error);
  return parsed.success ? parsed.data : null;
}
