import { z } from 'zod';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { requestJson } from './request-json.ts';
import { toRegion } from './to-region.ts';
import { toWebResults } from './to-web-results.ts';

/** https://serper.dev: Google's results. */
const responseSchema = z.object({
  organic: z
    .array(z.object({ title: z.string(), link: z.string(), snippet: z.string().default('') }))
    .default([]),
  peopleAlsoAsk: z.array(z.object({ question: z.string(), link: z.string().optional() })).default([]),
  relatedSearches: z.array(z.object({ query: z.string() })).default([]),
});

export interface SearchServiceOptions {
  apiKey: string;
  /** Default the service's own. */
  endpoint?: string;
  /** Base of the backoff between retries. Default 500 ms. */
  retryDelayMs?: number;
}

export function createSerperSearch({ apiKey, endpoint, retryDelayMs }: SearchServiceOptions): SearchProvider {
  return {
    name: 'serper',
    async search({ keyword, locale, count = 10 }, { signal }) {
      const { language, region } = toRegion(locale);
      const { value, calls } = await requestJson({
        provider: 'Serper',
        url: new URL(endpoint ?? 'https://google.serper.dev/search'),
        method: 'POST',
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ q: keyword, gl: region.toLowerCase(), hl: language, num: count }),
        schema: responseSchema,
        signal,
        ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
      });
      return {
        results: toWebResults(
          value.organic.map(({ title, link, snippet }) => ({ title, url: link, snippet })),
        ),
        questions: value.peopleAlsoAsk.map(({ question, link }) => ({
          question,
          url: link !== undefined && URL.canParse(link) ? link : null,
        })),
        related: value.relatedSearches.map(({ query }) => query),
        calls,
      };
    },
  };
}
