import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { openTermChoices } from './term-choices.ts';

test('a choice reaches the others, and what is malformed is left out', () => {
  const [one, other] = [new Y.Doc(), new Y.Doc()];
  one.on('update', (update) => Y.applyUpdate(other, update));
  const [mine, theirs] = [openTermChoices(one), openTermChoices(other)];
  const onChange = vi.fn();
  const stop = theirs.subscribe(onChange);
  mine.choose('  event   loop ', 'added');
  mine.choose('shop', 'ignored');
  one.getMap('terms').set('x'.repeat(100), 'added');
  one.getMap('terms').set('y', { any: 'thing' });
  expect(theirs.get()).toEqual({ ignored: ['shop'], added: ['event loop'] });
  expect(onChange).toHaveBeenCalled();
  mine.choose('shop', null);
  mine.choose(' ', 'added');
  expect(theirs.get()).toEqual({ ignored: [], added: ['event loop'] });
  stop();
});
