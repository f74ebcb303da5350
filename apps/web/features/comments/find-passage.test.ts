import { assert, array, constantFrom, integer, pre, property, string } from 'fast-check';
import { expect, test } from 'vitest';
import { findPassage, toAnchor } from './find-passage.ts';

const word = constantFrom('one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight');

test('a passage is found where it was taken, even among equal ones', () => {
  assert(
    property(array(word, { minLength: 60, maxLength: 120 }), integer({ min: 20, max: 39 }), (words, at) => {
      const text = words.join(' ');
      const start = words.slice(0, at).join(' ').length + 1;
      const end = start + (words[at]?.length ?? 0);
      const anchor = toAnchor(text, { start, end });
      // Equal surroundings on both sides are beyond telling apart.
      const around = `${anchor?.prefix}${anchor?.quote}${anchor?.suffix}`;
      pre(text.indexOf(around) === text.lastIndexOf(around));
      expect(anchor && findPassage(text, anchor)).toEqual({ start, end });
    }),
  );
});

test('it moves with what is written before and after it, and with white space', () => {
  const anchor = toAnchor('Alpha beta gamma delta.', { start: 6, end: 16 });
  expect(anchor).toMatchObject({ quote: 'beta gamma' });
  const rewritten = 'Much more before.\n\nAlpha beta\n  gamma, and so on.';
  const passage = anchor && findPassage(rewritten, anchor);
  expect(passage && rewritten.slice(passage.start, passage.end)).toBe('beta\n  gamma');
});

test('it is gone with its words, and nothing breaks on any text', () => {
  expect(findPassage('Something else.', { quote: 'beta', prefix: '', suffix: '' })).toBeNull();
  expect(toAnchor(' \n ', { start: 0, end: 3 })).toBeNull();
  assert(
    property(string({ unit: 'grapheme' }), string({ unit: 'grapheme' }), (text, quote) => {
      const passage = findPassage(text, { quote, prefix: quote, suffix: quote });
      if (passage === null) return;
      expect(passage.start).toBeLessThan(passage.end);
      expect(passage.end).toBeLessThanOrEqual(text.length);
    }),
  );
});
