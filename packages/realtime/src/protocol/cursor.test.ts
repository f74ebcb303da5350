import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatCursor, parseCursor } from './cursor.ts';
import { MAX_CURSOR_LENGTH, MAX_TOPICS } from './limits.ts';

const positions = fc.array(fc.option(fc.maxSafeNat()), { minLength: 1, maxLength: MAX_TOPICS });

test('what is written can be read', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Za-z0-9]{1,32}$/), positions, (epoch, positions) => {
      const text = formatCursor(epoch, positions);
      expect(text.length).toBeLessThanOrEqual(MAX_CURSOR_LENGTH);
      expect(parseCursor(text)).toEqual({ epoch, positions });
    }),
  );
});

test('whatever can be read is written the same, give or take leading zeros', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9]{1,4}~(\d{1,5}|-)(\.(\d{1,3}|-)){0,3}\.?$/), (text) => {
      const cursor = parseCursor(text);
      fc.pre(cursor !== null);
      expect(formatCursor(cursor.epoch, cursor.positions)).toBe(text.replace(/(?<=[~.])0+(?=\d)/g, ''));
    }),
  );
});

test.each([
  '',
  '~',
  'a~',
  '~1',
  'a~1.',
  'a~.1',
  'a~1..2',
  'a~-1',
  'a~1e3',
  'a~1~2',
  'ä~1',
  'a~1\n',
  ' a~1',
  `a~${'9'.repeat(16)}`,
  `a~${Array.from({ length: MAX_TOPICS + 1 }, () => 1).join('.')}`,
  `a~${'1'.repeat(MAX_CURSOR_LENGTH)}`,
])('%j is no cursor', (text) => {
  expect(parseCursor(text)).toBe(null);
});
