import { expect, test } from 'vitest';
import { toVersionGroups } from './to-version-groups.ts';
import type { Version } from '../version.ts';

function version(id: string, createdAt: string, name: string | null = null): Version {
  return {
    id,
    kind: 'automatic',
    name,
    words: 10,
    wordsChange: 1,
    authors: [],
    createdBy: null,
    namedBy: null,
    restoredFrom: null,
    createdAt,
  };
}

const at = (day: number, hour: number) => `2026-11-${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

test('runs of automatic versions of a day are folded, between those that somebody named', () => {
  const versions = [
    version('a', at(25, 12)),
    version('b', at(25, 11)),
    version('c', at(25, 10)),
    version('d', at(25, 9), 'Named'),
    version('e', at(25, 8)),
    version('f', at(24, 8)),
  ];
  const groups = toVersionGroups(versions, 'UTC').map(({ day, entries }) => [
    day,
    entries.map((entry) => (entry.kind === 'fold' ? entry.versions.map(({ id }) => id) : entry.id)),
  ]);
  expect(groups).toEqual([
    ['2026-11-25', [['a', 'b', 'c'], 'd', 'e']],
    ['2026-11-24', ['f']],
  ]);
});

test('a day is the day of the reader', () => {
  const versions = [version('a', '2026-11-24T23:30:00.000Z')];
  expect(toVersionGroups(versions, 'Europe/Vienna').map(({ day }) => day)).toEqual(['2026-11-25']);
});
