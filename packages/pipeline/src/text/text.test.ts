import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkdown } from '../markdown/escape-markdown.ts';
import { parseMarkdown, toTextBlocks } from '@headway/text/markdown';
import { toSections } from '../markdown/markdown-text.ts';
import { toTextPatch } from './to-text-patch.ts';
import { toQuestion } from './to-question.ts';
import { collapseWhitespace, truncate } from './whitespace.ts';

/** Any text, with what Markdown and HTML make of it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('`', '**', '[a](b)', '<b>', '&amp;', '# ', '~~', '$x$', '\\', 'a_b_c', '😀', '* ', '|'),
    ),
  )
  .map((parts) => collapseWhitespace(parts.join('').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffd]/gu, '')));

describe('escapeMarkdown', () => {
  it('renders as the original text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const [section] = toSections(toTextBlocks(parseMarkdown(`x ${escapeMarkdown(text)} x`)));
        expect(section?.blocks.map((block) => block.text)).toEqual([collapseWhitespace(`x ${text} x`)]);
      }),
    );
  });
});

describe('truncate', () => {
  it('is never longer than the limit and never ends in half a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 50 }), (text, max) => {
        const cut = truncate(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('toTextPatch', () => {
  it('turns one text into the other', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (shared, a, b) => {
        const patch = toTextPatch(shared + a, shared + b);
        const patched = patch ? (shared + a).slice(0, patch.offset) + patch.append : shared + a;
        expect(patched).toBe(shared + b);
      }),
    );
  });
});

describe('toQuestion', () => {
  it.each([
    ['What should I cache?', 'What should I cache?'],
    ['How to set up analytics', 'How do you set up analytics?'],
    ['Caching', null],
    ['is it?', null],
  ])('makes of %j %j', (heading, question) => {
    expect(toQuestion(heading)).toBe(question);
  });
});
