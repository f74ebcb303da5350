import * as z from 'zod/mini';

/** Schema of one result of a search. */
export const searchResultSchema = z.object({
  /** The place among the results, from 1. */
  position: z.int().check(z.positive()),
  title: z.string(),
  /** The public address of the page, which is shown and cited. */
  url: z.url(),
  /** The address from which the page is fetched. Differs from `url` in the offline library only. */
  fetchUrl: z.url(),
  snippet: z.string(),
  /** The name of the site, for people: `Next.js documentation`, `example.com`. */
  site: z.string(),
  /** The SPDX identifier of the text's licence; null if it is not known. */
  licence: z.nullable(z.string()),
});

/** Schema of a question that people ask about the keyword. `url` is the address of its answer, null if not known. */
export const questionSchema = z.object({ question: z.string(), url: z.nullable(z.url()) });

/** One result of a search; see {@link searchResultSchema}. */
export type SearchResult = z.infer<typeof searchResultSchema>;
/** A question that people ask about the keyword; see {@link questionSchema}. */
export type Question = z.infer<typeof questionSchema>;

/** What is searched. */
export interface SearchQuery {
  keyword: string;
  /** BCP 47: `en`, `de-AT`. */
  locale: string;
  /** How many results are wanted. Default 10. */
  count?: number;
}

/** What a search found. */
export interface SearchResponse {
  results: SearchResult[];
  questions: Question[];
  /** Related keywords. */
  related: string[];
  /** The number of billed requests, including retries. */
  calls: number;
}

/** A search service. `search` rejects with `PipelineError`, or with the signal's reason once that is aborted. */
export interface SearchProvider {
  /** A stable, short name such as `serper`, under which durations are recorded. */
  readonly name: string;
  search(
    query: SearchQuery,
    options: { signal: AbortSignal; idempotencyKey: string },
  ): Promise<SearchResponse>;
}
