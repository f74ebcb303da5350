import type { Language } from '@headway/text/language';
import { toContentStems } from '@headway/text/words';
import { toSearchedStems } from './searched-stems.ts';
import type { LibraryIndex, LibraryPage } from './library-index.ts';

/** Where a page has the words of a keyword: in its title and headings, in one paragraph, or spread over the page. */
type Relation = 'heading' | 'paragraph' | 'page';

/** What the index's score of a page is multiplied by. */
const FACTORS: Record<Relation, number> = { heading: 1, paragraph: 0.6, page: 0.35 };
/** The fewest pages about a keyword from which an article can be written. */
export const MIN_PAGES = 3;
/** A page that scores less than this share of the best page is left out, as long as enough pages remain. */
const MIN_SHARE_OF_TOP = 0.3;
/**
 * So many pages that have the keyword in their headings or in one paragraph remain. With `MIN_PAGES` of them, 5 of 100
 * keywords gave too few passages for an article: a page whose title is the keyword scores far above all others.
 */
const ENOUGH_PAGES = 6;
/** In UTF-16 code units. A longer keyword finds nothing. */
export const MAX_KEYWORD_LENGTH = 200;
/** How many of the index's best matches are looked at. */
const MAX_MATCHES = 60;

/** A page with the stems of its title, description, keywords and headings. */
interface StemmedPage {
  page: LibraryPage;
  heading: ReadonlySet<string>;
}

/** The pages of a library and the index that ranks them. */
export interface SearchableLibrary {
  index: LibraryIndex['search'];
  pages: readonly StemmedPage[];
  language: Language;
}

/** Computes the stems of each page once, for every search. */
export function toStemmedPages(pages: readonly LibraryPage[], language: Language): StemmedPage[] {
  return pages.map((page) => ({
    page,
    heading: new Set(
      toSearchedStems(
        [page.title, page.description, ...page.keywords, ...page.headings].join('\n'),
        language,
      ),
    ),
  }));
}

/**
 * Finds the pages about a keyword, the best first. Empty when fewer than `MIN_PAGES` pages have its words in their
 * headings or in one paragraph, or when none has them in its headings.
 */
export function findPages({ index, pages, language }: SearchableLibrary, keyword: string): LibraryPage[] {
  const stems = [...new Set(toContentStems(keyword, language))];
  if (stems.length === 0 || keyword.length > MAX_KEYWORD_LENGTH) return [];
  const found = index
    .search(keyword)
    .slice(0, MAX_MATCHES)
    .flatMap(({ id, score }) => {
      const candidate = pages[Number(id)];
      const relation = candidate && relate(candidate, stems, language);
      return relation ? [{ page: candidate.page, relation, score: score * FACTORS[relation] }] : [];
    })
    .toSorted((a, b) => b.score - a.score || a.page.id - b.page.id);
  const close = found.filter(({ relation }) => relation !== 'page');
  if (close.length < MIN_PAGES || !close.some(({ relation }) => relation === 'heading')) return [];
  const floor = (found[0]?.score ?? 0) * MIN_SHARE_OF_TOP;
  return found
    .filter(
      ({ score, relation }, i) => score >= floor || i < (relation === 'page' ? MIN_PAGES : ENOUGH_PAGES),
    )
    .map(({ page }) => page);
}

/** Null when the page lacks one of the stems. */
function relate(
  { page, heading }: StemmedPage,
  stems: readonly string[],
  language: Language,
): Relation | null {
  if (stems.every((stem) => heading.has(stem))) return 'heading';
  const blocks = page.blocks.map((block) => new Set(toSearchedStems(block, language)));
  if (blocks.some((block) => stems.every((stem) => block.has(stem)))) return 'paragraph';
  const found = stems.every((stem) => heading.has(stem) || blocks.some((block) => block.has(stem)));
  return found ? 'page' : null;
}
