import { expect, test } from 'vitest';
import { toNextTry } from './article-query.ts';

test.each([401, 403, 404])('after a refusal with %i the article is not asked for again', (status) => {
  expect(toNextTry({ ok: false, problem: { code: 'refused', title: 'Refused', status } }, 1)).toBe(false);
});

test.each([0, 200, 408, 429, 500, 503])('after a failure with %i it is', (status) => {
  expect(toNextTry({ ok: false, problem: { code: 'failed', title: 'Failed', status } }, 1)).toBeGreaterThan(
    0,
  );
});

test('it is asked for again while it is not there yet', () => {
  expect(toNextTry({ ok: true, data: null }, 3)).toBeGreaterThan(0);
});
