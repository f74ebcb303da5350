import { loadLanguage } from '@headway/text/language';
import { addUsage } from '../protocol/usage.ts';
import { defineStage, requireOutput } from './define-stage.ts';

/** Writes the article, and reports its text while it is written. */
export const contentGeneration = defineStage('content-generation', {
  provider: ({ writer }) => writer.name,
  async run(request, outputs, { signal, report, providers, idempotencyKey }) {
    const { pages } = requireOutput(outputs, 'competitor-scraping');
    const analysis = requireOutput(outputs, 'seo-analysis');
    report({ fraction: 0, detail: `reading ${pages.length} pages` });
    const { draft, inputTokens, outputTokens } = await providers.writer.write(
      { request, pages, analysis, language: await loadLanguage(request.locale) },
      { signal, idempotencyKey, report },
    );
    return { draft, usage: addUsage({ inputTokens, outputTokens }) };
  },
});
