import { expect, test } from 'vitest';
import type { Version, VersionPage } from '../version.ts';
import { mergeVersions } from './merge-versions.ts';

const NO_EDITS = { authors: [], changedAt: null };

/** A version of the minute `minute`. */
function toVersion(minute: number, name: string | null = null): Version {
  const two = String(minute).padStart(2, '0');
  return {
    id: `00000000-0000-4000-8000-0000000000${two}`,
    kind: 'kept',
    name,
    words: minute,
    wordsChange: 1,
    authors: [],
    createdBy: null,
    namedBy: null,
    restoredFrom: null,
    createdAt: `2026-11-25T12:${two}:00Z`,
  };
}

const toPage = (versions: Version[], unkept: VersionPage['unkept'] = NO_EDITS): VersionPage => ({
  versions,
  next: null,
  unkept,
});

const shown = {
  pages: [
    toPage([toVersion(9), toVersion(8)], { authors: [], changedAt: '2026-11-25T12:10:00Z' }),
    toPage([toVersion(7)]),
  ],
  pageParams: ['', 'older'],
};
const listed = (read: Version[]) =>
  mergeVersions(shown, toPage(read)).pages.map(({ versions }) =>
    versions.map(({ words, name }) => `${words} ${name}`),
  );

test('new versions come first, in their order, and nothing counts as unkept any more', () => {
  const { pages, pageParams } = mergeVersions(shown, toPage([toVersion(11), toVersion(10)]));
  expect(pages.map(({ versions }) => versions.map(({ words }) => words))).toEqual([[11, 10, 9, 8], [7]]);
  expect(pages[0]?.unkept).toEqual(NO_EDITS);
  expect(pageParams).toBe(shown.pageParams);
});

test('two versions of one restoration that are read one after the other keep their order', () => {
  const before = { ...toVersion(10), kind: 'before_restore' as const };
  const after = { ...toVersion(11), createdAt: before.createdAt };
  const { pages } = mergeVersions(mergeVersions(shown, toPage([before])), toPage([after]));
  expect(pages[0]?.versions.map(({ words }) => words)).toEqual([11, 10, 9, 8]);
});

test('a shown version is replaced on its page', () => {
  expect(listed([toVersion(7, 'Reviewed')])).toEqual([['9 null', '8 null'], ['7 Reviewed']]);
});

test('a version of a page that is not shown stays out', () => {
  expect(listed([toVersion(1, 'First')])).toEqual([['9 null', '8 null'], ['7 null']]);
});

test('the first version of an article is added to an empty history', () => {
  const { pages } = mergeVersions({ pages: [toPage([])], pageParams: [''] }, toPage([toVersion(1)]));
  expect(pages[0]?.versions).toEqual([toVersion(1)]);
});
