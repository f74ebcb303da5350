import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { collapseWhitespace } from '../text/whitespace.ts';
import { parseLayout, renderLayout } from './layout.ts';
import { findQuotations, toQuote } from './quote.ts';

const sourceText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('`a`', '<div>', 'use()', '[1]', '*', 'http://a.b', '\\'),
    ),
  )
  .map((parts) => collapseWhitespace(parts.join(' ').replace(/[“”\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')))
  .filter((text) => /\p{L}/u.test(text));

describe('toQuote', () => {
  it('is parsed as exactly the quoted text, with and without code', () => {
    fc.assert(
      fc.property(sourceText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const end = Math.min(text.length, start + 1 + (b % 10));
        const isWhole = text.slice(0, start).isWellFormed() && text.slice(start, end).isWellFormed();
        const code: [number, number][] = isWhole ? [[start, end]] : [];
        const [block] = toTextBlocks(parseMarkdown(`Someone says: ${toQuote({ text, code }, 3)}`));
        const [quotation] = findQuotations(block?.text ?? '');
        expect(quotation).toMatchObject({ text, numbers: [3] });
      }),
    );
  });
});

describe('layout', () => {
  it('is the same after rendering and parsing', () => {
    const layout = {
      title: 'A *title* with <b> & `code`',
      intro: ['First.', '> “Quoted \\# text” [1]'],
      sections: [
        { heading: 'One [x]', level: 2 as const, paragraphs: ['a', 'b'] },
        { heading: 'Two', level: 3 as const, paragraphs: [] },
      ],
    };
    expect(parseLayout(renderLayout(layout, []))).toEqual(layout);
  });
});
