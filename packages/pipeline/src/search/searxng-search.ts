import { z } from 'zod';
import { PipelineError } from '../protocol/pipeline-error.ts';
import type { SearchProvider } from '../protocol/search-provider.ts';
import { toQuestion } from '../text/to-question.ts';
import { requestJson } from './request-json.ts';
import { toWebResults } from './to-web-results.ts';

const responseSchema = z.object({
  results: z.array(z.object({ title: z.string(), url: z.string(), content: z.string().nullish() })),
  suggestions: z.array(z.string()).default([]),
});

export interface SearxngOptions {
  /** Address of the instance. */
  url: string;
  /** Base of the backoff between retries. Default 500 ms. */
  retryDelayMs?: number;
}

/** A SearXNG instance of one's own; its settings must allow the format `json`. */
export function createSearxngSearch({ url: base, retryDelayMs }: SearxngOptions): SearchProvider {
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
        method: 'GET',
        headers: {},
        schema: responseSchema,
        signal,
        ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
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
        questions: results.flatMap(({ title, url: link }) => {
          const question = toQuestion(title);
          return question ? [{ question, url: link }] : [];
        }),
        related: value.suggestions,
        calls,
      };
    },
  };
}
