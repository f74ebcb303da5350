import { STAGES } from '@headway/pipeline/stages';
import { expect, test } from 'vitest';
import { generationEventSchema, type GenerationEvent } from './generation-event.ts';
import { reduceGeneration, type GenerationState } from './generation-state.ts';
import { toSnapshotEvent } from './snapshot-event.ts';

const ids = { contentId: 'c', generationId: 'g' };
const writing: GenerationEvent = {
  type: 'progress',
  ...ids,
  stage: 'content-generation',
  label: 'Generating Expert Content',
  currentStep: 4,
  totalSteps: STAGES.length,
  percentage: 60,
  estimatedTimeRemaining: 80,
  estimatedTimeRemainingP90: 90,
  status: 'running',
  stageFraction: 0.25,
  detail: '2 of 8 sections',
  expectedSeconds: STAGES.map(({ estimatedSeconds }) => estimatedSeconds),
  text: { offset: 0, append: '# A title' },
};
const complete: GenerationEvent = {
  type: 'complete',
  ...ids,
  completedAt: '2026-11-23T12:00:00.000Z',
  totalDuration: 12.5,
  percentage: 100,
  title: 'A title',
  score: 72.5,
  words: 900,
};
const failed: GenerationEvent = {
  type: 'error',
  ...ids,
  error: 'The search provider does not answer.',
  code: 'provider_unavailable',
  stage: 'content-generation',
  retryable: true,
  suggestions: [],
};

test.each([
  ['at work', [writing]],
  ['complete', [writing, complete]],
  ['failed', [writing, failed]],
])('the event of a snapshot tells what the events before it told: %s', (_name, events) => {
  let state: GenerationState | null = null;
  for (const event of events) state = reduceGeneration(state, event);
  if (!state) throw new Error('no state');
  expect(generationEventSchema.parse(toSnapshotEvent(state))).toEqual(events.at(-1));
});
