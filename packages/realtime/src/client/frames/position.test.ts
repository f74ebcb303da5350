import { expect, test } from 'vitest';
import { isAhead, parsePosition, toCursor, toFurthest } from './position.ts';

test('a position is the cursor of one topic', () => {
  expect(parsePosition('abc~7')).toEqual({ epoch: 'abc', seq: 7 });
  expect(toCursor({ epoch: 'abc', seq: 7 })).toBe('abc~7');
  for (const cursor of ['abc~1.2', 'abc~-', 'abc', '~1', '', null, undefined]) {
    expect(parsePosition(cursor)).toBeNull();
  }
});

test('a stream begins at the furthest of its readers', () => {
  expect(toFurthest([{ epoch: 'e', seq: 2 }, null, { epoch: 'e', seq: 9 }])).toEqual({ epoch: 'e', seq: 9 });
  expect(toFurthest([null, null])).toBeNull();
});

test('a cursor is ahead of an older one, of none, and of one of another epoch', () => {
  expect(isAhead('e~3', 'e~2')).toBe(true);
  expect(isAhead('e~3', null)).toBe(true);
  expect(isAhead('e~1', 'f~9')).toBe(true);
  expect(isAhead('e~2', 'e~2')).toBe(false);
  expect(isAhead('nonsense', null)).toBe(false);
});
