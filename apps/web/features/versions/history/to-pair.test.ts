import { expect, test } from 'vitest';
import { toPair } from './to-pair.ts';

const versions = [{ id: 'third' }, { id: 'second' }, { id: 'first' }];

test.each([
  ['third', null, 'second', 'third'],
  ['first', null, 'first', 'first'],
  ['current', null, 'third', 'current'],
  ['first', 'current', 'first', 'current'],
  ['first', 'third', 'first', 'third'],
  ['third', 'first', 'first', 'third'],
])('%s against %s goes from %s to %s', (shown, against, from, to) => {
  expect(toPair(versions, shown, against)).toEqual({ from, to });
});
