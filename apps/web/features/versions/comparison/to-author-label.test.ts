import { expect, test } from 'vitest';
import { toAuthorLabel } from './to-author-label.ts';

const people = [
  { userId: 'o', displayName: 'Olivia' },
  { userId: 'e', displayName: 'Elena' },
];
const comparison = { people, writers: ['o', 'e'] };

test('what is known is said, and what is not known is not guessed', () => {
  expect(toAuthorLabel({ origin: 'written', userId: 'e' }, comparison)).toBe('by Elena');
  expect(toAuthorLabel({ origin: 'written', userId: null }, comparison)).toBe('by a former member');
  expect(toAuthorLabel({ origin: 'restored', userId: 'o' }, comparison)).toBe('in a restore by Olivia');
  expect(toAuthorLabel({ origin: 'generated', userId: null }, comparison)).toBe('when it was generated');
  expect(toAuthorLabel(undefined, comparison)).toBe('by Olivia or Elena');
  expect(toAuthorLabel(undefined, { people, writers: [] })).toBeNull();
});
