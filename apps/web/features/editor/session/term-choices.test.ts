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

test('a term that is too long or one too many is refused with a sentence, and the others stay', () => {
  const choices = openTermChoices(new Y.Doc());
  const sentence = 'A term has at most 80 characters, and this one has 81. Shorten it.';
  expect(choices.choose('x'.repeat(81), 'added')).toBe(sentence);
  for (let n = 0; n < 200; n += 1) expect(choices.choose(`term ${n}`, 'added')).toBeNull();
  expect(choices.choose('one more', 'ignored')).toBe(
    'An article has at most 200 ignored and added terms. Remove one first.',
  );
  expect(choices.choose('term 7', 'ignored')).toBeNull();
  expect(choices.get().added).toHaveLength(199);
  expect(choices.get().ignored).toEqual(['term 7']);
  expect(choices.choose('term 8', null)).toBeNull();
  expect(choices.choose('one more', 'added')).toBeNull();
});
