import { describe, expect, test } from 'vitest';
import { toRelativeTime } from './to-relative-time.ts';

const now = Date.parse('2026-11-23T12:00:00Z');

describe('toRelativeTime', () => {
  test.each([
    ['2026-11-23T11:59:30Z', 'just now'],
    ['2026-11-23T11:55:00Z', '5 minutes ago'],
    ['2026-11-23T09:10:00Z', '2 hours ago'],
    ['2026-11-22T11:00:00Z', 'yesterday'],
    ['2026-11-01T12:00:00Z', 'Nov 1, 2026'],
    ['2026-11-23T12:00:20Z', 'just now'],
  ])('%s is %s', (then, label) => {
    expect(toRelativeTime(Date.parse(then), now)).toBe(label);
  });
});
