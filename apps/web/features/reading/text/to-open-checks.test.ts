import { expect, test } from 'vitest';
import { toOpenChecks } from './to-open-checks.ts';

test.each([
  [[], null],
  [['pass', 'warn'], null],
  [['block', 'pass'], '1 check is open, to fix before publishing'],
  [['block', 'warn', 'warn', 'block', 'warn'], '5 checks are open, 2 to fix before publishing'],
] as const)('says of %j: %s', (levels, sentence) => {
  expect(toOpenChecks(levels.map((level) => ({ level })))).toBe(sentence);
});
