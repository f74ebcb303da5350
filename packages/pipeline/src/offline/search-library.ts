import { z } from 'zod';
import { questionSchema, searchResultSchema, type SearchResult } from '../protocol/search-provider.ts';
import { toQuestion } from '../text/to-question.ts';
import { toContentStems, truncate } from '../text/words.ts';
import type { LibraryIndex, LibraryPage } from './library-index.ts';
import type { InstalledSite } from './sites.ts';

export const librarySearchSchema = z.discriminatedUnion('covered', [
  z.object({
    covered: z.literal(true),
    results: z.array(searchResultSchema),
    questions: z.array(questionSchema),
    related: z.array(z.string()),
  }),
  z.object({ covered: z.literal(false), suggestions: z.array(z.string()) }),
]);

export type LibrarySearch = z.infer<typeof librarySearchSchema>;

/** Searches the library; `covered: false` when too few of its pages are about the keyword. */
export type SearchLibrary = (keyword: string, count: number) => LibrarySearch;

/** A page is about a keyword when its headings are, or when a paragraph brings all its words together. */
type Relation = 'heading' | 'paragraph' | 'page';

const FACTORS: Record<Relation, number> = { heading: 1, paragraph: 0.6, page: 0.35 };
const MIN_PAGES = 3;
const MIN_SHARE_OF_TOP = 0.3;
const MAX_KEYWORD_LENGTH = 200;
const MAX_SUGGESTIONS = 5;

interface StemmedPage {
  page: LibraryPage;
  heading: ReadonlySet<string>;
}

export function createLibrarySearch(index: LibraryIndex, sites: readonly InstalledSite[]): SearchLibrary {
  const stemmed: StemmedPage[] = index.pages.map((page) => ({
    page,
    heading: new Set(
      toContentStems([page.title, page.description, ...page.keywords, ...page.headings].join('\n')),
    ),
  }));
  const siteById = new Map(sites.map((site) => [site.id, site]));

  function relate({ page, heading }: StemmedPage, stems: readonly string[]): Relation | null {
    if (stems.every((stem) => heading.has(stem))) return 'heading';
    const blocks = page.blocks.map((block) => new Set(toContentStems(block)));
    if (blocks.some((block) => stems.every((stem) => block.has(stem)))) return 'paragraph';
    const found = stems.every((stem) => heading.has(stem) || blocks.some((block) => block.has(stem)));
    return found ? 'page' : null;
  }

  function find(keyword: string): LibraryPage[] {
    const stems = [...new Set(toContentStems(keyword))];
    if (stems.length === 0 || keyword.length > MAX_KEYWORD_LENGTH) return [];
    const found = index.search
      .search(keyword)
      .slice(0, 60)
      .flatMap(({ id, score }) => {
        const candidate = stemmed[Number(id)];
        const relation = candidate && relate(candidate, stems);
        return relation ? [{ page: candidate.page, relation, score: score * FACTORS[relation] }] : [];
      })
      .toSorted((a, b) => b.score - a.score || a.page.id - b.page.id);
    const close = found.filter(({ relation }) => relation !== 'page');
    if (close.length < MIN_PAGES || !close.some(({ relation }) => relation === 'heading')) return [];
    const floor = (found[0]?.score ?? 0) * MIN_SHARE_OF_TOP;
    const relevant = found.filter(({ score }, i) => score >= floor || i < MIN_PAGES);
    return relevant.map(({ page }) => page);
  }

  function toResult(page: LibraryPage, position: number): SearchResult[] {
    const site = siteById.get(page.site);
    if (!site) return [];
    return [
      {
        position,
        title: page.title,
        url: site.upstream + page.path,
        fetchUrl: `http://${site.id}.offline.test${page.path}`,
        snippet: truncate(page.description === '' ? (page.blocks[0] ?? '') : page.description, 240),
        site: site.name,
        licence: site.licence,
      },
    ];
  }

  let titles: { title: string; stems: readonly string[]; about: number }[] | null = null;

  /** Titles that are searches of their own. */
  function listTitles(): NonNullable<typeof titles> {
    const unique = new Map<string, { title: string; stems: readonly string[]; about: number }>();
    for (const { page } of stemmed) {
      const title = page.title.replace(/^(?:How to|Using|Getting Started with)\s+/iu, '').toLowerCase();
      const stems = toContentStems(title);
      if (!/^[a-z][a-z -]{5,39}$/u.test(title) || /\b(?:api|reference|overview|error)\b/u.test(title))
        continue;
      if (stems.length < 2 || stems.length > 3 || unique.has(title)) continue;
      const about = stemmed.filter((other) => stems.every((stem) => other.heading.has(stem))).length;
      if (about >= MIN_PAGES) unique.set(title, { title, stems, about });
    }
    return [...unique.values()];
  }

  /** Keywords that work: those near `keyword` first, then those that most pages are about. */
  function suggest(keyword: string): string[] {
    titles ??= listTitles();
    const near = new Set(toContentStems(keyword.slice(0, MAX_KEYWORD_LENGTH)));
    const nearness = (stems: readonly string[]): number => stems.filter((stem) => near.has(stem)).length;
    const suggestions: string[] = [];
    for (const { title } of titles.toSorted(
      (a, b) => nearness(b.stems) - nearness(a.stems) || b.about - a.about || (a.title < b.title ? -1 : 1),
    )) {
      if (suggestions.length === MAX_SUGGESTIONS) break;
      if (find(title).length >= MIN_PAGES) suggestions.push(title);
    }
    return suggestions;
  }

  return (keyword, count) => {
    const pages = find(keyword);
    if (pages.length < MIN_PAGES) return { covered: false, suggestions: suggest(keyword) };
    const shown = pages.slice(0, count);
    const results = shown.flatMap((page, i) => toResult(page, i + 1));
    const stems = new Set(toContentStems(keyword));
    const questions = shown.flatMap((page, i) =>
      [page.title, ...page.headings].flatMap((heading) => {
        const question = toQuestion(heading);
        const isNear = toContentStems(heading).some((stem) => stems.has(stem));
        return question && isNear ? [{ question, url: results[i]?.url ?? null }] : [];
      }),
    );
    const related = pages.slice(count, count + 8).map((page) => page.title);
    return {
      covered: true,
      results,
      questions: [...new Map(questions.map((entry) => [entry.question.toLowerCase(), entry])).values()].slice(
        0,
        8,
      ),
      related: [...new Set(related)],
    };
  };
}
