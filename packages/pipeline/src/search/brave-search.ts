import { z } from 'zod';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { findQuestions } from '../text/to-question.ts';
import { requestJson } from './request-json.ts';
import type { SearchServiceOptions } from './serper-search.ts';
import { toRegion } from './to-region.ts';
import { toAddress, toWebResults } from './to-web-results.ts';

const responseSchema = z.object({
  web: z
    .object({
      results: z.array(z.object({ title: z.string(), url: z.string(), description: z.string().default('') })),
    })
    .default({ results: [] }),
  faq: z
    .object({ results: z.array(z.object({ question: z.string(), url: z.string().optional() })) })
    .default({ results: [] }),
});

const MAX_COUNT = 20;

/**
 * Searches with Brave, which has an index of its own.
 *
 * @see https://api-dashboard.search.brave.com/app/documentation/web-search
 */
export function createBraveSearch({ apiKey, endpoint, retryDelayMs }: SearchServiceOptions): SearchProvider {
  return {
    name: 'brave',
    async search({ keyword, locale, count = 10 }, { signal }) {
      const { language, region } = toRegion(locale);
      const url = new URL(endpoint ?? 'https://api.search.brave.com/res/v1/web/search');
      url.searchParams.set('q', keyword);
      url.searchParams.set('count', String(Math.min(count, MAX_COUNT)));
      url.searchParams.set('search_lang', language);
      url.searchParams.set('country', region);
      const { value, calls } = await requestJson({
        provider: 'Brave Search',
        url,
        headers: { 'x-subscription-token': apiKey },
        schema: responseSchema,
        signal,
        retryDelayMs,
      });
      const results = toWebResults(
        value.web.results.map(({ description, ...page }) => ({ ...page, snippet: description })),
      );
      const asked = value.faq.results.map(({ question, url: link }) => ({
        question,
        url: toAddress(link),
      }));
      return { results, questions: [...asked, ...findQuestions(results)], related: [], calls };
    },
  };
}
