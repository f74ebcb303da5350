import { z } from 'zod';
import { PipelineError } from '../protocol/pipeline-error.ts';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { findQuestions } from '../text/to-question.ts';
import { requestJson } from './request-json.ts';
import type { SearchServiceOptions } from './serper-search.ts';
import { toWebResults } from './to-web-results.ts';

const responseSchema = z.object({
  results: z.array(z.object({ title: z.string(), url: z.string(), content: z.string().nullish() })),
  suggestions: z.array(z.string()).default([]),
});

/**
 * Searches with a SearXNG instance at this address, whose settings must allow the format `json`.
 *
 * @see https://docs.searxng.org/dev/search_api.html
 */
export function createSearxngSearch({
  url: base,
  retryDelayMs,
}: Pick<SearchServiceOptions, 'retryDelayMs'> & { url: string }): SearchProvider {
  return {
    name: 'searxng',
    async search({ keyword, locale, count = 10 }, { signal }) {
      const url = new URL('search', base.endsWith('/') ? base : `${base}/`);
      url.searchParams.set('q', keyword);
      url.searchParams.set('format', 'json');
      url.searchParams.set('language', locale);
      const { value, calls } = await requestJson({
        provider: 'SearXNG',
        url,
        schema: responseSchema,
        signal,
        retryDelayMs,
      }).catch((error: unknown) => {
        if (error instanceof PipelineError && error.code === 'provider_unauthorized')
          throw new PipelineError(
            error.code,
            'SearXNG refused the request: enable the format json in its settings.',
          );
        throw error;
      });
      const results = toWebResults(
        value.results.map(({ title, url: link, content }) => ({ title, url: link, snippet: content ?? '' })),
      ).slice(0, count);
      return {
        results,
        questions: findQuestions(results),
        related: value.suggestions,
        calls,
      };
    },
  };
}
