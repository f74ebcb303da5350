import { describe, expect, test } from 'vitest';
import { toDurationLabel } from './to-duration-label.ts';

describe('toDurationLabel', () => {
  test.each([
    [0, '0.0\u00a0s'],
    [430, '0.4\u00a0s'],
    [12_400, '12\u00a0s'],
    [60_000, '1\u00a0min'],
    [65_200, '1\u00a0min 5\u00a0s'],
    [119_800, '2\u00a0min'],
  ])('%i ms is %j', (milliseconds, label) => {
    expect(toDurationLabel(milliseconds)).toBe(label);
  });
});
