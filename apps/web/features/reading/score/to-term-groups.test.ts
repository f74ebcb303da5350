import { describe, expect, test } from 'vitest';
import { toTermGroups } from './to-term-groups.ts';

describe('toTermGroups', () => {
  test('puts each term where its count is, within the typical range or beside it', () => {
    const counts = [0, 1, 2, 4, 5];
    const groups = toTermGroups(counts.map((count) => ({ term: `t${count}`, low: 2, high: 4, count })));
    expect(
      Object.fromEntries(
        groups
          .filter(({ terms }) => terms.length > 0)
          .map(({ fit, terms }) => [fit, terms.map(({ term }) => term)]),
      ),
    ).toEqual({
      missing: ['t0'],
      'too-few': ['t1'],
      'too-many': ['t5'],
      fine: ['t2', 't4'],
    });
  });

  test('compares no term of the team with pages, whatever its range says', () => {
    const own = { term: 'ours', low: 2, high: 10, count: 0, isAdded: true };
    expect(toTermGroups([own]).find(({ fit }) => fit === 'own')).toMatchObject({ terms: [own] });
  });

  test('misses no term that pages may go without', () => {
    expect(
      toTermGroups([{ term: 'rare', low: 0, high: 2, count: 0 }]).find(({ fit }) => fit === 'fine'),
    ).toMatchObject({ terms: [{ term: 'rare' }] });
  });
});
