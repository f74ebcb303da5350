import { STAGES } from '@headway/pipeline/stages';
import * as z from 'zod/mini';
import {
  generationErrorCodeSchema,
  generationEventSchema,
  generationStatusSchema,
  stageIdSchema,
  type GenerationEvent,
} from './generation-event.ts';

/** One stage as the timeline draws it. */
const stageStateSchema = z.object({
  id: stageIdSchema,
  label: z.string(),
  status: z.enum(['pending', 'running', 'complete', 'failed']),
  /** Finished work, 0 to 1. */
  fraction: z.number(),
  detail: z.nullable(z.string()),
  /** Seconds that it is expected to take, which is its width on the timeline. */
  expectedSeconds: z.number(),
  durationMs: z.nullable(z.number()),
});

/** The fold of a generation's events, and the snapshot of `content:<uuid>`: all that a page draws. */
export const generationStateSchema = z.object({
  contentId: z.string(),
  generationId: z.string(),
  status: generationStatusSchema,
  percentage: z.number(),
  /** Index into `stages` of the stage at work. */
  currentStage: z.int(),
  stages: z.array(stageStateSchema).check(z.length(STAGES.length)),
  /** Seconds left: median and 90th percentile. Null once the generation has ended. */
  eta: z.nullable(z.object({ median: z.number(), p90: z.number() })),
  result: z.nullable(
    z.object({
      completedAt: z.string(),
      totalDuration: z.number(),
      title: z.string(),
      score: z.number(),
      words: z.int(),
    }),
  ),
  error: z.nullable(
    z.object({
      message: z.string(),
      code: generationErrorCodeSchema,
      retryable: z.boolean(),
      suggestions: z.array(z.string()),
    }),
  ),
  /** The article as far as it is written, in Markdown. */
  text: z.string(),
});

/** See {@link stageStateSchema}. */
export type StageState = z.infer<typeof stageStateSchema>;
/** See {@link generationStateSchema}. */
export type GenerationState = z.infer<typeof generationStateSchema>;

/** Whether nothing more will come, unless the content is generated anew. */
export function isGenerationEnded({ status }: Pick<GenerationState, 'status'>): boolean {
  return status !== 'queued' && status !== 'running';
}

/**
 * Folds an event of a generation into its state. Pure. The server stores the result as the snapshot; browsers fold
 * the events that follow it. An event of another generation than the state's starts a new state, as a retry does.
 */
export function reduceGeneration(state: GenerationState | null, event: GenerationEvent): GenerationState {
  const current = state?.generationId === event.generationId ? state : createState(event);
  switch (event.type) {
    case 'progress': {
      const index = event.currentStep - 1;
      return {
        ...current,
        status: event.status,
        percentage: Math.max(current.percentage, event.percentage),
        currentStage: index,
        stages: current.stages.map((stage, i) => {
          const expectedSeconds = event.expectedSeconds?.[i] ?? stage.expectedSeconds;
          if (i < index) return { ...stage, expectedSeconds, status: 'complete', fraction: 1 };
          if (i > index) return { ...stage, expectedSeconds };
          const finished = event.stageDurationMs !== undefined;
          const running = event.status === 'running';
          return {
            ...stage,
            expectedSeconds,
            status: finished ? 'complete' : running ? 'running' : 'pending',
            fraction: Math.max(stage.fraction, event.stageFraction),
            detail: event.detail ?? stage.detail,
            durationMs: event.stageDurationMs ?? stage.durationMs,
          };
        }),
        eta: { median: event.estimatedTimeRemaining, p90: event.estimatedTimeRemainingP90 },
        text: event.text ? current.text.slice(0, event.text.offset) + event.text.append : current.text,
      };
    }
    case 'complete':
      return {
        ...current,
        status: 'complete',
        percentage: 100,
        currentStage: STAGES.length - 1,
        stages: current.stages.map((stage) => ({ ...stage, status: 'complete', fraction: 1 })),
        eta: null,
        result: {
          completedAt: event.completedAt,
          totalDuration: event.totalDuration,
          title: event.title,
          score: event.score,
          words: event.words,
        },
      };
    case 'error':
      return {
        ...current,
        status: event.code === 'cancelled' ? 'cancelled' : 'failed',
        stages: current.stages.map((stage) =>
          stage.status === 'running' ? { ...stage, status: 'failed' } : stage,
        ),
        eta: null,
        error: {
          message: event.error,
          code: event.code,
          retryable: event.retryable,
          suggestions: event.suggestions ?? [],
        },
      };
  }
}

function createState(event: GenerationEvent): GenerationState {
  return {
    contentId: event.contentId,
    generationId: event.generationId,
    status: 'queued',
    percentage: 0,
    currentStage: 0,
    stages: STAGES.map((stage) => ({
      id: stage.id,
      label: stage.label,
      status: 'pending',
      fraction: 0,
      detail: null,
      expectedSeconds: stage.estimatedSeconds,
      durationMs: null,
    })),
    eta: null,
    result: null,
    error: null,
    text: '',
  };
}

/** How a client follows `content:<uuid>`: the argument of `defineTopic` of `@headway/realtime/client`. */
export const contentFold = {
  reduce: reduceGeneration,
  schema: { state: generationStateSchema, event: generationEventSchema },
};
