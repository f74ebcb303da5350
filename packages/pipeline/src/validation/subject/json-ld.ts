import type { GenerationRequest } from '../../protocol/generation-request.ts';
import type { Draft } from '../../protocol/stage-outputs.ts';

/**
 * Structured data of type `Article`. Has no author, ratings or dates, which are not known. Safe inside a `<script>`,
 * because `<` is escaped.
 *
 * @see https://schema.org/Article
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
