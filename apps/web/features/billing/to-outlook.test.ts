import { expect, test } from 'vitest';
import { toOutlook } from './to-outlook.ts';

const renewal = 'December 1, 2026';

test.each([
  { used: 30, limit: 30, forecast: 40, tone: 'danger', says: renewal },
  { used: 20, limit: 30, forecast: 31, tone: 'caution', says: 'about 31' },
  { used: 20, limit: 30, forecast: 30, tone: 'neutral', says: 'about 30' },
  { used: 2000, limit: null, forecast: 4000, tone: 'neutral', says: 'about 4,000' },
  { used: 0, limit: 30, forecast: 0, tone: 'neutral', says: 'No articles generated' },
  { used: 1, limit: 30, forecast: null, tone: 'neutral', says: 'second day' },
])('$used of $limit with a forecast of $forecast is $tone', ({ tone, says, ...month }) => {
  const outlook = toOutlook({ ...month, renewal });
  expect(outlook.tone).toBe(tone);
  expect(outlook.text).toContain(says);
});
