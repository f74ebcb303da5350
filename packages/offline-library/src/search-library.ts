import { questionSchema, searchResultSchema, type SearchResult } from '@headway/pipeline/protocol';
import { toQuestion, truncate } from '@headway/pipeline/text';
import type { Language } from '@headway/text/language';
import { z } from 'zod';
import { findPages, MIN_PAGES, toStemmedPages } from './find-pages.ts';
import type { LibraryIndex, LibraryPage } from './library-index.ts';
import { toSearchedStems } from './searched-stems.ts';
import { toHost, type InstalledSite } from './sites.ts';
import { createSuggestions } from './suggest-keywords.ts';

/** What a search finds; when too few pages are about the keyword, other keywords instead. */
export const foundPagesSchema = z.discriminatedUnion('covered', [
  z.object({
    covered: z.literal(true),
    results: z.array(searchResultSchema),
    questions: z.array(questionSchema),
    related: z.array(z.string()),
  }),
  z.object({ covered: z.literal(false), suggestions: z.array(z.string()) }),
]);

export type FoundPages = z.infer<typeof foundPagesSchema>;

const MAX_QUESTIONS = 8;
const MAX_RELATED = 8;
const SNIPPET_LENGTH = 240;

/** Prepares searches over an index. The returned function takes the keyword and the greatest number of results. */
export function createLibrarySearch(
  index: LibraryIndex,
  sites: readonly InstalledSite[],
  language: Language,
): (keyword: string, count: number) => FoundPages {
  const library = { index: index.search, pages: toStemmedPages(index.pages, language), language };
  const siteById = new Map(sites.map((site) => [site.id, site]));
  const suggest = createSuggestions(library);

  return (keyword, count) => {
    const pages = findPages(library, keyword);
    if (pages.length < MIN_PAGES) return { covered: false, suggestions: suggest(keyword) };
    const shown = pages.slice(0, count);
    const results = shown.flatMap((page, i) => {
      const site = siteById.get(page.site);
      return site ? toResult(page, i + 1, site) : [];
    });
    const related = pages.slice(count, count + MAX_RELATED).map((page) => page.title);
    return {
      covered: true,
      results,
      questions: toQuestions(keyword, shown, results, language),
      related: [...new Set(related)],
    };
  };
}

function toResult(page: LibraryPage, position: number, site: InstalledSite): SearchResult {
  return {
    position,
    title: page.title,
    url: site.upstream + page.path,
    fetchUrl: `http://${toHost(site)}${page.path}`,
    snippet: truncate(page.description === '' ? (page.blocks[0] ?? '') : page.description, SNIPPET_LENGTH),
    site: site.name,
    licence: site.licence,
  };
}

/** The questions among the titles and headings of pages that share a word with the keyword, each once. */
function toQuestions(
  keyword: string,
  pages: readonly LibraryPage[],
  results: readonly SearchResult[],
  language: Language,
): z.infer<typeof questionSchema>[] {
  const stems = new Set(toSearchedStems(keyword, language));
  const questions = pages.flatMap((page, i) =>
    [page.title, ...page.headings].flatMap((heading) => {
      const question = toQuestion(heading);
      const isNear = toSearchedStems(heading, language).some((stem) => stems.has(stem));
      return question && isNear ? [{ question, url: results[i]?.url ?? null }] : [];
    }),
  );
  return [...new Map(questions.map((entry) => [entry.question.toLowerCase(), entry])).values()].slice(
    0,
    MAX_QUESTIONS,
  );
}
