import { expect, test } from 'vitest';
import { reviewList } from './review-list.ts';

test('returns a sentence when the code of Supabase cannot be loaded', async () => {
  const review = reviewList(() => Promise.reject(new TypeError('Failed to fetch')), 'project', []);
  expect(await review).toBe('Headway could not be reached. Check the connection and try again.');
});
