import { STAGES } from '@headway/pipeline/stages';
import { reduceGeneration, type GenerationState } from '@headway/topics/content';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_GUESS } from '../store/estimates.ts';
import { measureProgress } from './progress-meter.ts';

const SECONDS = STAGES.map(({ estimatedSeconds }) => estimatedSeconds);

function queued(expectedSeconds: number[]): GenerationState {
  return reduceGeneration(null, {
    type: 'progress',
    stage: 'serp-analysis',
    label: 'Analyzing Search Results',
    currentStep: 1,
    totalSteps: 6,
    percentage: 0,
    estimatedTimeRemaining: 270,
    estimatedTimeRemainingP90: 300,
    contentId: 'c',
    generationId: 'g',
    status: 'queued',
    stageFraction: 0,
    expectedSeconds,
  });
}

test('the percentage is finished work weighted by expected time; the time left is the rest of it', () => {
  const state = queued(SECONDS);
  expect(measureProgress(state, 0, 0, FIRST_GUESS)).toEqual({
    percentage: 0,
    estimatedTimeRemaining: 270,
    estimatedTimeRemainingP90: 300,
  });
  // 30 s and half of 60 s of 270 s are done
  expect(measureProgress(state, 1, 0.5, FIRST_GUESS)).toEqual({
    percentage: 22,
    estimatedTimeRemaining: 210,
    estimatedTimeRemainingP90: 233.3,
  });
  expect(measureProgress(state, 5, 1, FIRST_GUESS)).toMatchObject({
    percentage: 99,
    estimatedTimeRemaining: 0,
  });
});

test('as work goes on the percentage never falls and the time left never grows', () => {
  const steps = fc.array(fc.tuple(fc.nat(5), fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 30 });
  const weights = fc.array(fc.double({ min: 0.05, max: 500, noNaN: true }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(steps, weights, (unordered, expectedSeconds) => {
      const state = queued(expectedSeconds);
      const ordered = unordered.toSorted(([a, x], [b, y]) => a - b || x - y);
      let last = { percentage: 0, estimatedTimeRemaining: Infinity };
      for (const [index, fraction] of ordered) {
        const measured = measureProgress(state, index, fraction, FIRST_GUESS);
        expect(measured.percentage).toBeGreaterThanOrEqual(last.percentage);
        expect(measured.percentage).toBeLessThanOrEqual(99);
        expect(measured.estimatedTimeRemaining).toBeLessThanOrEqual(last.estimatedTimeRemaining);
        last = measured;
      }
    }),
  );
});

test('a published percentage is never lowered', () => {
  const state = { ...queued(SECONDS), percentage: 40 };
  expect(measureProgress(state, 0, 0.5, FIRST_GUESS).percentage).toBe(40);
});
