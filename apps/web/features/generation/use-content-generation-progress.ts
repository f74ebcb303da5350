import type { InitialTopicState } from '@headway/realtime/client';
import { useConnectionStatus, useProgress } from '@headway/realtime/react';
import {
  contentTopic,
  isGenerationEnded,
  type GenerationState,
  type GenerationStatus,
  type StageState,
} from '@headway/topics/content';
import { useCallback, useMemo } from 'react';
import * as z from 'zod/mini';
import { callApi } from '@/features/problems/call-api.ts';
import type { Problem } from '@/features/problems/problem.ts';
import { generationTopic } from './generation-topic.ts';

/** Where a generation stands, in the fields of ADR-007. */
export interface GenerationProgress {
  stage: StageState['id'];
  label: string;
  /** 1 to `totalSteps`. */
  currentStep: number;
  totalSteps: number;
  /** Finished work, 0 to 100; 100 only once the article is stored. */
  percentage: number;
  /** Seconds, by the median of recorded durations; 0 once it has ended. */
  estimatedTimeRemaining: number;
}

/** What {@link useContentGenerationProgress} gives. */
export interface ContentGeneration {
  /** Null until the first state arrives. */
  progress: GenerationProgress | null;
  /** Events arrive, or none are outstanding. */
  isConnected: boolean;
  /** A sentence: why the generation ended without an article, or that the connection is lost. */
  error: string | null;
  /** Null until the first state arrives. */
  status: GenerationStatus | null;
  stages: readonly StageState[];
  /** The article as far as it is written, in Markdown. */
  text: string;
  result: GenerationState['result'];
  /** Why it ended without an article, with keywords to try instead. */
  failure: GenerationState['error'];
  /** Seconds left, median and 90th percentile; null once it has ended. */
  etaSeconds: GenerationState['eta'];
  /** Stops it. Resolves with null when that was accepted; the end itself arrives as `status`. */
  cancel: () => Promise<Problem | null>;
  /** Starts anew for the same content. Resolves with null when that was accepted. */
  retry: () => Promise<Problem | null>;
}

/**
 * Follows the generation of a content, whoever started it and wherever it runs. `initial` is what the server
 * rendered; events continue right after its cursor.
 */
export function useContentGenerationProgress(
  contentId: string,
  { initial }: { initial?: InitialTopicState<GenerationState> | null } = {},
): ContentGeneration {
  const { state, isConnected, ...topic } = useProgress(contentTopic(contentId), generationTopic, {
    initial,
    isEnded: isGenerationEnded,
  });
  const { interrupted } = useConnectionStatus();
  const cancel = useCallback(() => steerGeneration(contentId, 'cancel'), [contentId]);
  const retry = useCallback(() => steerGeneration(contentId, 'retry'), [contentId]);
  const progress = useMemo(() => (state === null ? null : toProgress(state)), [state]);
  const failure = state?.error ?? null;
  return {
    progress,
    isConnected,
    error:
      failure?.message ?? topic.error?.message ?? (interrupted && !isConnected ? 'Connection lost' : null),
    status: state?.status ?? null,
    stages: state?.stages ?? [],
    text: state?.text ?? '',
    result: state?.result ?? null,
    failure,
    etaSeconds: state?.eta ?? null,
    cancel,
    retry,
  };
}

async function steerGeneration(contentId: string, action: 'cancel' | 'retry'): Promise<Problem | null> {
  const answer = await callApi(`/api/content/${contentId}/${action}`, z.unknown(), { method: 'POST' });
  return answer.ok ? null : answer.problem;
}

function toProgress(state: GenerationState): GenerationProgress | null {
  const stage = state.stages[state.currentStage];
  if (!stage) return null;
  return {
    stage: stage.id,
    label: stage.label,
    currentStep: state.currentStage + 1,
    totalSteps: state.stages.length,
    percentage: state.percentage,
    estimatedTimeRemaining: state.eta?.median ?? 0,
  };
}
