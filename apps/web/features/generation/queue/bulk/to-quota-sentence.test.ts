import { expect, test } from 'vitest';
import { toQuotaSentence } from './to-quota-sentence.ts';

const renewsAt = '2026-12-01T00:00:00.000Z';

test.each([
  [
    14,
    6,
    2,
    '12 of 14 fit your month. The others wait until December 1, 2026, or until an owner chooses a larger plan.',
  ],
  [
    14,
    20,
    0,
    'None of 14 fits your month. The others wait until December 1, 2026, or until an owner chooses a larger plan.',
  ],
  [1, 0, 0, 'It fits your month; 19 are left after that.'],
  [14, 6, 0, 'All 14 fit your month; none is left after that.'],
  [0, 0, 0, ''],
])('%i keywords, %i used and %i waiting of 20: %s', (chosen, used, waiting, sentence) => {
  expect(toQuotaSentence(chosen, { used, limit: 20, waiting, renewsAt })).toBe(sentence);
});

test('a plan without a limit needs no sentence', () => {
  expect(toQuotaSentence(5, { used: 900, limit: null, waiting: 0, renewsAt })).toBe('');
});
