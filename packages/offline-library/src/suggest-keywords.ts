import { toContentStems } from '@headway/text/words';
import { findPages, MAX_KEYWORD_LENGTH, MIN_PAGES, type SearchableLibrary } from './find-pages.ts';

const MAX_SUGGESTIONS = 5;

/** The title of a page that can serve as a keyword. */
interface Title {
  title: string;
  stems: readonly string[];
  /** How many pages have its words in their headings. */
  pages: number;
}

/**
 * Prepares suggestions of keywords that the library covers. Titles that share words with the given keyword come first,
 * then those that most pages are about. The titles are listed with the first call.
 */
export function createSuggestions(library: SearchableLibrary): (keyword: string) => string[] {
  let titles: Title[] | undefined;
  return (keyword) => {
    titles ??= listTitles(library);
    const near = new Set(toContentStems(keyword.slice(0, MAX_KEYWORD_LENGTH), library.language));
    const countShared = (stems: readonly string[]): number => stems.filter((stem) => near.has(stem)).length;
    const suggestions: string[] = [];
    for (const { title } of titles.toSorted(
      (a, b) =>
        countShared(b.stems) - countShared(a.stems) || b.pages - a.pages || (a.title < b.title ? -1 : 1),
    )) {
      if (suggestions.length === MAX_SUGGESTIONS) break;
      if (findPages(library, title).length >= MIN_PAGES) suggestions.push(title);
    }
    return suggestions;
  };
}

/** Titles of two or three words about which the library has enough pages, each once. */
function listTitles({ pages, language }: SearchableLibrary): Title[] {
  const titles = new Map<string, Title>();
  for (const { page } of pages) {
    const title = page.title.replace(/^(?:How to|Using|Getting Started with)\s+/iu, '').toLowerCase();
    const stems = toContentStems(title, language);
    if (!/^[a-z][a-z -]{5,39}$/u.test(title) || /\b(?:api|reference|overview|error)\b/u.test(title)) continue;
    if (stems.length < 2 || stems.length > 3 || titles.has(title)) continue;
    const about = pages.filter(({ heading }) => stems.every((stem) => heading.has(stem))).length;
    if (about >= MIN_PAGES) titles.set(title, { title, stems, pages: about });
  }
  return [...titles.values()];
}
