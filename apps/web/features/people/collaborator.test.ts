import { expect, test } from 'vitest';
import { toCollaborators } from './collaborator.ts';

const ann = '11111111-1111-4111-8111-111111111111';
const bob = '22222222-2222-4222-8222-222222222222';
const article = '33333333-3333-4333-8333-333333333333';

test('a person with several pages is there once: where they are active, idle only if they are so everywhere', () => {
  const shown = toCollaborators(
    [
      { userId: bob, name: 'Bob', contentId: null, idle: true, at: 9 },
      { userId: bob, name: 'Bob', contentId: article, idle: false, at: 3 },
      { userId: ann, name: 'Ann', contentId: null, idle: true, at: 1 },
    ],
    bob,
  );
  expect(shown).toMatchObject([
    { userId: bob, contentId: article, idle: false, isMe: true },
    { userId: ann, contentId: null, idle: true, isMe: false },
  ]);
});

test('what is no presence of ours is passed over', () => {
  expect(toCollaborators([null, 'x', { userId: 'not a uuid' }, { name: 'Nobody' }], ann)).toEqual([]);
});
