import { describe, expect, test } from 'vitest';
import { toEtaLabel } from './to-eta-label.ts';

describe('toEtaLabel', () => {
  test.each([
    [null, ''],
    [{ median: 0.2, p90: 0.7 }, 'less than 1\u00a0s left'],
    [{ median: 12.2, p90: 19.4 }, '12–20\u00a0s left'],
    [{ median: 8, p90: 8 }, '8\u00a0s left'],
    [{ median: 270, p90: 271 }, '5\u00a0min left'],
    [{ median: 95, p90: 210 }, '2–4\u00a0min left'],
    [{ median: 20, p90: 12 }, '12–20\u00a0s left'],
    [{ median: 30, p90: 150 }, '1–3\u00a0min left'],
  ])('%j is %j', (eta, label) => {
    expect(toEtaLabel(eta)).toBe(label);
  });
});
