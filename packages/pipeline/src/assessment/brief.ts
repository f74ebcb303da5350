import * as z from 'zod/mini';
import { usageSchema } from '../protocol/article.ts';
import type { GenerationRequest } from '../protocol/generation-request.ts';
import {
  competitorScrapingSchema,
  contentGenerationSchema,
  optimizationSchema,
  seoAnalysisSchema,
  draftSchema,
} from '../protocol/stage-outputs.ts';
import { toReferencePages } from '../validation/subject/references.ts';

/**
 * Schema of everything that is needed to assess an article again after people have edited it. Plain JSON, so that it can
 * be sent to a browser.
 */
export const briefSchema = z.object({
  request: z.object({
    keyword: z.string(),
    locale: z.string(),
    ownArticles: z.array(z.object({ title: z.string(), text: z.string() })),
    ownSites: z.array(z.string()),
  }),
  analysis: z.pick(seoAnalysisSchema, {
    terms: true,
    questions: true,
    words: true,
    headings: true,
    readability: true,
  }),
  pages: z.array(z.object({ url: z.string(), text: z.string() })),
  /** The generated article. */
  original: draftSchema,
  history: z.object({ before: z.number(), changes: z.array(z.string()), usage: usageSchema }),
});

/** What is needed to assess an article again after people have edited it. */
export type AssessmentBrief = z.infer<typeof briefSchema>;

const outputsSchema = z.object({
  'competitor-scraping': z.pick(competitorScrapingSchema, { pages: true }),
  'seo-analysis': briefSchema.shape.analysis,
  'content-generation': z.pick(contentGenerationSchema, { draft: true }),
  optimization: optimizationSchema,
});

/**
 * Collects what an assessment needs of the outputs of the generation that wrote an article.
 *
 * @param request The request of that generation.
 * @param outputs The outputs of its stages, by stage id.
 * @returns The brief; null when an output is missing or malformed.
 * @example
 * const brief = toBrief({ keyword: 'caching', locale: 'en' }, outputs);
 */
export function toBrief(
  { keyword, locale, ownArticles = [], ownSites = [] }: GenerationRequest,
  outputs: unknown,
): AssessmentBrief | null {
  const parsed = outputsSchema.safeParse(outputs);
  if (!parsed.success) return null;
  const { article } = parsed.data.optimization;
  const { method } = parsed.data['content-generation'].draft;
  const { title, metaDescription, markdown, writer, sources, isCut, changes, usage } = article;
  return {
    request: { keyword, locale, ownArticles: [...ownArticles], ownSites: [...ownSites] },
    analysis: parsed.data['seo-analysis'],
    pages: toReferencePages(parsed.data['competitor-scraping'].pages, article),
    original: {
      title,
      metaDescription,
      markdown,
      writer,
      method,
      sources,
      ...(isCut !== undefined && { isCut }),
    },
    history: { before: article.score.before, changes, usage },
  };
}
