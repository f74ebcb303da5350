import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../language/load-language.ts';
import { toSentences } from './to-sentences.ts';

const english = await loadLanguage('en');
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('e.g. ', '. ', '? ', 'A', ' no. ')))
  .map((parts) => parts.join(''));

describe('toSentences', () => {
  it('loses only the space between sentences', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let at = 0;
        for (const sentence of toSentences(text, english)) {
          expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
          expect(text.slice(at, sentence.start).trim()).toBe('');
          at = sentence.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });

  it('knows abbreviations and names with dots', () => {
    const text = 'Next.js renders it, e.g. In a layout. It is fast.';
    expect(toSentences(text, english).map((sentence) => sentence.text)).toEqual([
      'Next.js renders it, e.g. In a layout.',
      'It is fast.',
    ]);
  });
});
