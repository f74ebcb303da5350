import { loadLanguage } from '@headway/text/language';
import { expect, it } from 'vitest';
import { analysis, GOOD, META, sources } from '../../../test/support/good-article.ts';
import { createReferences, type References } from '../subject/references.ts';
import { toBacking } from './support.ts';

const english = await loadLanguage('en');

const SAID =
  'The tender seedlings of a tomato need water in the morning, and that is when the sunlight reaches the leaves.';

function toReferences(page: string): References {
  const original = {
    title: 'Gardens',
    metaDescription: META,
    markdown: GOOD,
    writer: 'test',
    method: 'model' as const,
    sources,
  };
  const [{ url } = { url: '' }] = sources;
  const pages = [{ url, text: Array.from({ length: 6 }, () => page).join('\n') }];
  return createReferences(
    { request: { keyword: 'gardens', locale: 'en' }, analysis, pages, original },
    english,
  );
}

it('compares a paragraph with the pages that are given, whatever it was compared with before', () => {
  const [own, other] = [
    toReferences(SAID),
    toReferences('The stock exchange closed with a loss on that day, because of the rate of interest.'),
  ];
  const text = `${SAID.slice(0, -1)} [1].`;
  const at = text.indexOf('[1]');
  const paragraph = own.readParagraph({ text, citations: [{ start: at, end: at + 3, numbers: [1] }] });
  expect(toBacking(paragraph, own)).toBe('backed');
  expect(toBacking(paragraph, other)).toBe('unbacked');
  expect(toBacking(paragraph, own)).toBe('backed');
});
