import { expect, test } from 'vitest';
import { sortByName } from './sort-by-name.ts';

test('the order stays when a role changes', () => {
  const members = [
    { userId: '1', displayName: 'Zoe', role: 'owner' },
    { userId: '3', displayName: 'Ann', role: 'editor' },
    { userId: '2', displayName: 'Ann', role: 'viewer' },
  ];
  const changed = members.map((member) => ({ ...member, role: 'owner' })).toReversed();
  expect(sortByName(members).map(({ userId }) => userId)).toEqual(['2', '3', '1']);
  expect(sortByName(changed).map(({ userId }) => userId)).toEqual(['2', '3', '1']);
});
