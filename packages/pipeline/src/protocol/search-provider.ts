import { z } from 'zod';

/** One result of a search, in the order of the provider. */
export const searchResultSchema = z.object({
  /** From 1. */
  position: z.int().positive(),
  title: z.string(),
  /** The page's public address: what is shown and cited. */
  url: z.url(),
  /** Where the page is fetched from. The same as `url` but for the offline library. */
  fetchUrl: z.url(),
  snippet: z.string(),
  /** The name of the site, for people: `Next.js documentation`, `example.com`. */
  site: z.string(),
  /** SPDX identifier of the text's licence, where it is known. */
  licence: z.string().nullable(),
});

/** A question that people ask about the keyword, and where it is answered if that is known. */
export const questionSchema = z.object({ question: z.string(), url: z.url().nullable() });

export type SearchResult = z.infer<typeof searchResultSchema>;
export type Question = z.infer<typeof questionSchema>;

export interface SearchQuery {
  keyword: string;
  /** BCP 47: `en`, `de-AT`. */
  locale: string;
  /** How many results are wanted. Default 10. */
  count?: number;
}

export interface SearchResponse {
  results: SearchResult[];
  questions: Question[];
  /** Searches near this one. */
  related: string[];
  /** Billed requests that were made, retries included. */
  calls: number;
}

/** A source of search results. Throws `PipelineError`, or the signal's reason once that is aborted. */
export interface SearchProvider {
  /** Stable and short, such as `serper`: durations are recorded under it. */
  readonly name: string;
  search(
    query: SearchQuery,
    options: { signal: AbortSignal; idempotencyKey: string },
  ): Promise<SearchResponse>;
}
