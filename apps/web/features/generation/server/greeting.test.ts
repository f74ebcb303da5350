import { STAGES } from '@headway/pipeline/stages';
import { progressEventSchema, reduceGeneration, type GenerationState } from '@headway/topics/content';
import { expect, test } from 'vitest';
import { greet } from './greeting.ts';

const queued: GenerationState = reduceGeneration(null, {
  type: 'progress',
  stage: 'serp-analysis',
  label: 'Analyzing Search Results',
  currentStep: 1,
  totalSteps: STAGES.length,
  percentage: 0,
  estimatedTimeRemaining: 12,
  estimatedTimeRemainingP90: 20,
  contentId: 'c',
  generationId: 'g',
  status: 'queued',
  stageFraction: 0,
  expectedSeconds: STAGES.map((_stage, index) => index + 1),
});
const writing: GenerationState = {
  ...queued,
  status: 'running',
  percentage: 61,
  currentStage: 3,
  stages: queued.stages.map((stage, index) => ({
    ...stage,
    status: index < 3 ? 'complete' : index === 3 ? 'running' : 'pending',
    fraction: index < 3 ? 1 : index === 3 ? 0.4 : 0,
    detail: index === 3 ? 'section 2 of 5' : null,
  })),
  text: '# Server components',
};

const snapshot = (state: GenerationState | null) => ({
  topic: 'content:c',
  head: 7,
  floor: 0,
  state,
  last: null,
});

test.each([
  ['queued', queued],
  ['in the middle of writing', writing],
])('a generation that is %s is greeted with the event that leads to its state', (_name, state) => {
  const events = greet(snapshot(state), false).map((data) => progressEventSchema.parse(data));
  expect(events.reduce(reduceGeneration, null)).toEqual(state);
});

test('what has ended is left to its last event, and what never began to its first', () => {
  expect(greet(snapshot({ ...writing, status: 'complete' }), true)).toEqual([]);
  expect(greet(snapshot(null), false)).toEqual([]);
});
