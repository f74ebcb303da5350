import { STAGES } from '@headway/pipeline/stages';
import { reduceGeneration, type GenerationState } from '@headway/topics/content';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FIRST_GUESS } from '../store/estimates.ts';
import { measureProgress } from './progress-meter.ts';

const SECONDS = STAGES.map(({ estimatedSeconds }) => estimatedSeconds);
const TOTAL = SECONDS.reduce((sum, seconds) => sum + seconds, 0);
/** The 90th percentile of the first guess, as a multiple of its median. */
const P90 = 300 / 270;

function queued(expectedSeconds: number[]): GenerationState {
  return reduceGeneration(null, {
    type: 'progress',
    stage: 'serp-analysis',
    label: 'Analyzing Search Results',
    currentStep: 1,
    totalSteps: STAGES.length,
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
    estimatedTimeRemaining: TOTAL,
    estimatedTimeRemainingP90: expect.closeTo(TOTAL * P90, 1),
  });
  // 30 s and half of 60 s are done
  expect(measureProgress(state, 1, 0.5, FIRST_GUESS)).toEqual({
    percentage: Math.floor((60 / TOTAL) * 100),
    estimatedTimeRemaining: TOTAL - 60,
    estimatedTimeRemainingP90: expect.closeTo((TOTAL - 60) * P90, 1),
  });
  expect(measureProgress(state, STAGES.length - 1, 1, FIRST_GUESS)).toMatchObject({
    percentage: 99,
    estimatedTimeRemaining: 0,
  });
});

test('as work goes on the percentage never falls and the time left never grows', () => {
  const steps = fc.array(fc.tuple(fc.nat(STAGES.length - 1), fc.double({ min: 0, max: 1, noNaN: true })), {
    maxLength: 30,
  });
  const weights = fc.array(fc.double({ min: 0.05, max: 500, noNaN: true }), {
    minLength: STAGES.length,
    maxLength: STAGES.length,
  });
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
