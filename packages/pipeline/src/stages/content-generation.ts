import { loadLanguage } from '@headway/text/language';
import { contentGenerationSchema, type ContentGeneration } from '../protocol/stage-outputs.ts';
import { addUsage } from '../protocol/usage.ts';
import { defineStage, requireOutput } from './define-stage.ts';

/** Writes the article, and reports its text while it is written. */
export const contentGeneration = defineStage<ContentGeneration>({
  id: 'content-generation',
  outputSchema: contentGenerationSchema,
  provider: ({ writer }) => writer.name,
  async run(request, outputs, { signal, report, providers, idempotencyKey }) {
    const { pages } = requireOutput(outputs['competitor-scraping'], 'competitor-scraping');
    const analysis = requireOutput(outputs['seo-analysis'], 'seo-analysis');
    report({ fraction: 0, detail: `reading ${pages.length} pages` });
    const { draft, inputTokens, outputTokens } = await providers.writer.write(
      { request, pages, analysis, language: await loadLanguage(request.locale) },
      {
        signal,
        idempotencyKey,
        onProgress(fraction, detail, text) {
          report(text ? { fraction, detail, text } : { fraction, detail });
        },
      },
    );
    return { draft, usage: addUsage({ inputTokens, outputTokens }) };
  },
});
