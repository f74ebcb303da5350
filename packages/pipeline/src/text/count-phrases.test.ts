import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPhrases } from './count-phrases.ts';

describe('countPhrases', () => {
  it('counts the same as a search for every phrase at every place', () => {
    const word = fc.constantFrom('a', 'b', 'constructor', '__proto__');
    const phrases = fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word), phrases, (text, wanted) => {
        const countOf = countPhrases(text, wanted);
        for (const phrase of wanted) {
          const places = text.filter((_, at) => phrase.every((part, i) => text[at + i] === part));
          expect(countOf(phrase)).toBe(phrase.length === 0 ? 0 : places.length);
        }
      }),
    );
  });
});
