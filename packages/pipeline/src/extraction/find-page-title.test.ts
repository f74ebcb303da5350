import { loadLanguage } from '@headway/text/language';
import { expect, it } from 'vitest';
import { findPageTitle, type TitleClues } from './find-page-title.ts';

const english = await loadLanguage('en');
const clues = (given: Partial<TitleClues>): TitleClues => ({
  documentTitle: '',
  headings: [],
  shared: '',
  site: '',
  ...given,
});

it.each<[string, Partial<TitleClues>, string]>([
  ['a glossary', { documentTitle: 'Glossary | Docs', headings: ['A', 'B'], site: 'Docs' }, 'Glossary'],
  [
    'a logo',
    {
      documentTitle: 'A phone that folds twice | Engadget',
      headings: ['Engadget'],
    },
    'A phone that folds twice',
  ],
  ['a short heading', { documentTitle: 'Caching - Next.js', headings: ['Caching'] }, 'Caching'],
  [
    'a heading with more words',
    { documentTitle: 'Caching in depth · Blog', headings: ['Caching, in depth'], site: 'Blog' },
    'Caching, in depth',
  ],
  [
    'the site alone',
    { documentTitle: 'My Blog', headings: ['How we cache'], site: 'My Blog' },
    'How we cache',
  ],
  ['no title', { headings: ['How we cache'] }, 'How we cache'],
  [
    'a second heading',
    { documentTitle: 'How we cache | Shop', headings: ['Shop', 'How we cache'], site: 'Shop' },
    'How we cache',
  ],
  ['nothing', {}, ''],
])('%s', (_, given, title) => {
  expect(findPageTitle(clues(given), english)).toBe(title);
});
