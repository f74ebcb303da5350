import { describe, expect, test } from 'vitest';
import { applyChange, toBefore } from './apply-change.ts';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
const order = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('');
const step = (id: string, steps: number) =>
  order(applyChange(rows, { moved: id, ...toBefore(rows, id, steps) }));

describe('a change of the queue', () => {
  test('moves up, down, and to either end', () => {
    expect(step('c', -1)).toBe('acbd');
    expect(step('b', 1)).toBe('acbd');
    expect(step('d', -9)).toBe('dabc');
    expect(step('a', 9)).toBe('bcda');
  });

  test('stays within the ends', () => {
    expect(step('a', -1)).toBe('abcd');
    expect(step('d', 1)).toBe('abcd');
  });

  test('moves to the front when the row behind has been started', () => {
    expect(order(applyChange(rows, { moved: 'c', before: 'gone' }))).toBe('cabd');
    expect(order(applyChange(rows, { moved: 'gone', before: 'a' }))).toBe('abcd');
  });

  test('removes', () => {
    expect(order(applyChange(rows, { removed: ['b', 'd', 'gone'] }))).toBe('ac');
  });
});
