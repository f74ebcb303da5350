import { expect, test } from 'vitest';
import { toPassedChecks } from './to-passed-checks.ts';
import { toScoreStep } from './to-score-step.ts';

test('counts the checks that passed, not those that ran', () => {
  expect(toPassedChecks([{ level: 'pass' }, { level: 'warn' }, { level: 'pass' }, { level: 'block' }])).toBe(
    '2 of 4 checks passed',
  );
});

test('says in words how the score changed', () => {
  expect([toScoreStep(88, 93), toScoreStep(93, 90), toScoreStep(93, 93)]).toEqual([
    'raised the score from 88 to 93',
    'lowered the score from 93 to 90',
    'left the score at 93',
  ]);
});
