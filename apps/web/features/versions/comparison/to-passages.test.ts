import type { ComparedBlock } from '@headway/documents/protocol';
import { expect, test } from 'vitest';
import { toPassages } from './to-passages.ts';

const same: ComparedBlock = { type: 'paragraph', content: [{ type: 'text', text: 'same' }] };
const edited: ComparedBlock = {
  type: 'bulletList',
  content: [{ type: 'listItem', content: [{ type: 'paragraph', change: 'added' }] }],
};

test('changes are shown with what is around them, and the rest is left out', () => {
  const blocks = [same, same, same, edited, same, same, same, same, edited];
  const passages = toPassages(blocks).map(({ isShown, blocks, start }) => [isShown, blocks.length, start]);
  expect(passages).toEqual([
    [false, 2, 0],
    [true, 3, 2],
    [false, 2, 5],
    [true, 2, 7],
  ]);
});
