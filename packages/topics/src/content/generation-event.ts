import { STAGES } from '@headway/pipeline/stages';
import * as z from 'zod/mini';

/** Whether a generation waits (`queued`), runs, or how it ended. */
export const generationStatusSchema = z.enum(['queued', 'running', 'complete', 'failed', 'cancelled']);

/** The id of one of the six stages, as ADR-007 names them. */
export const stageIdSchema = z.enum(STAGES.map((stage) => stage.id));

/**
 * Text written since the last event. `append` replaces everything from `offset` on, which counts UTF-16 code units
 * from the start of the draft.
 */
const textPatchSchema = z.object({ offset: z.int().check(z.nonnegative()), append: z.string() });

/**
 * A step forward. The first six fields are ADR-007's. Unlike the ADR's, `percentage` counts finished work: it never
 * falls and stays below 100 until `complete`. All stages before `currentStep` are finished.
 */
export const progressEventSchema = z.object({
  type: z.literal('progress'),
  stage: stageIdSchema,
  label: z.string(),
  /** 1 to `totalSteps`. */
  currentStep: z.int().check(z.minimum(1), z.maximum(STAGES.length)),
  totalSteps: z.literal(STAGES.length),
  /** 0 to 99, whole. */
  percentage: z.int().check(z.minimum(0), z.maximum(99)),
  /** Seconds, by the median of recorded durations. */
  estimatedTimeRemaining: z.number().check(z.nonnegative()),
  /** Seconds, by the 90th percentile: the upper end of the range that is shown. */
  estimatedTimeRemainingP90: z.number().check(z.nonnegative()),
  contentId: z.string(),
  generationId: z.string(),
  status: z.enum(['queued', 'running']),
  /** Finished work inside the current stage, 0 to 1. */
  stageFraction: z.number().check(z.minimum(0), z.maximum(1)),
  /** The current counter in words: `4 of 10 pages`. */
  detail: z.optional(z.string()),
  /** How long the stage took; present when it finished. */
  stageDurationMs: z.optional(z.int().check(z.nonnegative())),
  /** Seconds that each stage is expected to take, in their order; present when the generation is queued. */
  expectedSeconds: z.optional(z.array(z.number().check(z.positive())).check(z.length(STAGES.length))),
  text: z.optional(textPatchSchema),
});

/** The end: the article is stored. `contentId`, `completedAt` and `totalDuration` are ADR-007's. */
export const completeEventSchema = z.object({
  type: z.literal('complete'),
  contentId: z.string(),
  /** ISO 8601. */
  completedAt: z.string(),
  /** Seconds. */
  totalDuration: z.number().check(z.nonnegative()),
  generationId: z.string(),
  percentage: z.literal(100),
  title: z.string(),
  score: z.number(),
  words: z.int().check(z.nonnegative()),
});

/** Why a generation ended without an article. */
export const generationErrorCodeSchema = z.enum([
  'keyword_not_covered',
  'too_few_results',
  'too_few_pages',
  'provider_unauthorized',
  'provider_unavailable',
  'writer_failed',
  'cancelled',
  'worker_lost',
  'internal',
]);

/** The other end: there is no article. `error` is ADR-007's, a sentence for the person who waits. */
export const errorEventSchema = z.object({
  type: z.literal('error'),
  error: z.string(),
  contentId: z.string(),
  generationId: z.string(),
  code: generationErrorCodeSchema,
  stage: z.optional(stageIdSchema),
  /** Whether trying the same again may help. */
  retryable: z.boolean(),
  /** Keywords that would work instead. */
  suggestions: z.optional(z.array(z.string())),
});

/** An event of the topic `content:<uuid>`. */
export const generationEventSchema = z.discriminatedUnion('type', [
  progressEventSchema,
  completeEventSchema,
  errorEventSchema,
]);

/** See {@link generationStatusSchema}. */
export type GenerationStatus = z.infer<typeof generationStatusSchema>;
/** See {@link progressEventSchema}. */
export type ProgressEvent = z.infer<typeof progressEventSchema>;
/** See {@link completeEventSchema}. */
export type CompleteEvent = z.infer<typeof completeEventSchema>;
/** See {@link errorEventSchema}. */
export type ErrorEvent = z.infer<typeof errorEventSchema>;
/** See {@link generationErrorCodeSchema}. */
export type GenerationErrorCode = z.infer<typeof generationErrorCodeSchema>;
/** See {@link generationEventSchema}. */
export type GenerationEvent = z.infer<typeof generationEventSchema>;
