import type { GenerationRequest } from '../protocol/generation-request.ts';
import type { Draft } from '../protocol/stage-outputs.ts';

/**
 * `Article` structured data, with what is known and nothing invented: no author, no ratings, no dates. Safe
 * inside a `<script>`: `<` is escaped.
 */
export function toJsonLd(draft: Draft, request: GenerationRequest): string {
  const article = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: draft.title,
    description: draft.metaDescription,
    inLanguage: request.locale,
    keywords: request.keyword.trim(),
    citation: draft.sources.map(({ title, url }) => ({ '@type': 'WebPage', name: title, url })),
  };
  return JSON.stringify(article).replaceAll('<', String.raw`\u003c`);
}
