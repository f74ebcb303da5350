import { expect, test } from 'vitest';
import type { Activity, ActivityPage } from './activity.ts';
import { mergePages } from './merge-pages.ts';

const toRow = (id: number): Activity => ({
  id,
  kind: 'queue_paused',
  at: '2026-11-27T12:00:00.000Z',
  actor: null,
  member: null,
  contentId: null,
  versionId: null,
  threadId: null,
  openIds: [],
  data: {},
});
const toPage = (ids: number[], next: number | null): ActivityPage => ({ rows: ids.map(toRow), next });
const merge = (shown: ActivityPage, read: ActivityPage) => {
  const { rows, next } = mergePages(shown, read);
  return { ids: rows.map(({ id }) => id), next };
};

test.each([
  ['new rows come first', toPage([5, 4, 3], 3), toPage([7, 6, 5], 5), { ids: [7, 6, 5, 4, 3], next: 3 }],
  ['older rows come last', toPage([5, 4, 3], 3), toPage([2, 1], null), { ids: [5, 4, 3, 2, 1], next: null }],
  [
    'a row of a longer transaction finds its place',
    toPage([5, 3], 3),
    toPage([5, 4, 3], 3),
    { ids: [5, 4, 3], next: 3 },
  ],
  ['rows are not shown across a gap', toPage([5, 4], 4), toPage([9, 8], 8), { ids: [9, 8], next: 8 }],
  ['the first rows', toPage([], null), toPage([1], null), { ids: [1], next: null }],
  ['everything was deleted', toPage([2, 1], null), toPage([], null), { ids: [2, 1], next: null }],
])('%s', (_, shown, read, merged) => {
  expect(merge(shown, read)).toEqual(merged);
});
