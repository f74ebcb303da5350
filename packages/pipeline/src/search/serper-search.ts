import { z } from 'zod';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { requestJson } from './request-json.ts';
import { toRegion } from './to-region.ts';
import { toAddress, toWebResults } from './to-web-results.ts';

const responseSchema = z.object({
  organic: z
    .array(z.object({ title: z.string(), link: z.string(), snippet: z.string().default('') }))
    .default([]),
  peopleAlsoAsk: z.array(z.object({ question: z.string(), link: z.string().optional() })).default([]),
  relatedSearches: z.array(z.object({ query: z.string() })).default([]),
});

export interface SearchServiceOptions {
  apiKey: string;
  /** Default: the address of the service. */
  endpoint?: string;
  /** The wait before the first retry, in milliseconds; it doubles with each retry. Default 500. */
  retryDelayMs?: number | undefined;
}

/**
 * Searches with Serper, which returns Google's results.
 *
 * @see https://serper.dev
 */
export function createSerperSearch({ apiKey, endpoint, retryDelayMs }: SearchServiceOptions): SearchProvider {
  return {
    name: 'serper',
    async search({ keyword, locale, count = 10 }, { signal }) {
      const { language, region } = toRegion(locale);
      const { value, calls } = await requestJson({
        provider: 'Serper',
        url: new URL(endpoint ?? 'https://google.serper.dev/search'),
        headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
        body: JSON.stringify({ q: keyword, gl: region.toLowerCase(), hl: language, num: count }),
        schema: responseSchema,
        signal,
        retryDelayMs,
      });
      return {
        results: toWebResults(
          value.organic.map(({ title, link, snippet }) => ({ title, url: link, snippet })),
        ),
        questions: value.peopleAlsoAsk.map(({ question, link }) => ({
          question,
          url: toAddress(link),
        })),
        related: value.relatedSearches.map(({ query }) => query),
        calls,
      };
    },
  };
}
