import { expect, test } from 'vitest';
import { keepDraft, readDraft } from './written-drafts.ts';

test('what is written is kept for whoever wrote it and what it is about, until it is sent or given up', () => {
  keepDraft('ann', 'thread 1', 'I wonder');
  keepDraft('ann', 'thread 2', 'Yes');
  expect(readDraft('ann', 'thread 1')).toBe('I wonder');
  expect(readDraft('ann', 'thread 2')).toBe('Yes');
  expect(readDraft('bo', 'thread 1')).toBeUndefined();
  keepDraft('ann', 'thread 1', '');
  expect(readDraft('ann', 'thread 1')).toBeUndefined();
});
