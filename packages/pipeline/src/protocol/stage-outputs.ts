import * as z from 'zod/mini';
import { articleSchema, checkSchema, scorePartSchema, sourceSchema, usageSchema } from './article.ts';
import { questionSchema, searchResultSchema } from './search-provider.ts';

/** The results of the search for the keyword. */
const serpAnalysisSchema = z.object({
  results: z.array(searchResultSchema),
  questions: z.array(questionSchema),
  related: z.array(z.string()),
  usage: usageSchema,
});

/**
 * A piece of a page's main text. `code` are the ranges of `text` that the page sets as code
 * (UTF-16 code units, end exclusive).
 */
export const blockSchema = z.object({
  kind: z.enum(['heading', 'paragraph', 'list-item']),
  /** 1 to 6 for headings, 0 else. */
  level: z.int().check(z.minimum(0), z.maximum(6)),
  text: z.string(),
  code: z.array(z.tuple([z.int().check(z.nonnegative()), z.int().check(z.nonnegative())])),
});

/** What is read of a page besides its title. */
export const pageContentSchema = z.object({
  /** The value of `lang` in the page's HTML. */
  language: z.nullable(z.string()),
  blocks: z.array(blockSchema),
  words: z.int().check(z.nonnegative()),
});

/** A competing page. */
const competitorPageSchema = z.extend(searchResultSchema, pageContentSchema.shape);

/** A page that was left out: the code of the reason, and the reason in words. */
const skippedPageSchema = z.object({ url: z.string(), reason: z.string(), detail: z.string() });

export const competitorScrapingSchema = z.object({
  pages: z.array(competitorPageSchema),
  skipped: z.array(skippedPageSchema),
  usage: usageSchema,
});

/** A term of the competing pages. `low` and `high` are quartiles of its uses per 1,000 words, of the pages that use it. */
const termStatisticSchema = z.object({
  /** The most frequent form. */
  term: z.string(),
  /** The stems of its words, which identify it. */
  stems: z.array(z.string()),
  pages: z.int().check(z.positive()),
  low: z.number(),
  high: z.number(),
  weight: z.number(),
});

/** Lower quartile, median and upper quartile. */
const rangeSchema = z.object({ low: z.number(), median: z.number(), high: z.number() });

/** A subject that headings of several pages share. */
const topicClusterSchema = z.object({
  heading: z.string(),
  stems: z.array(z.string()),
  /** The positions of the results that have such a heading. */
  positions: z.array(z.int().check(z.positive())),
  weight: z.number(),
});

export const seoAnalysisSchema = z.object({
  language: z.string(),
  terms: z.array(termStatisticSchema),
  questions: z.array(questionSchema),
  topics: z.array(topicClusterSchema),
  words: rangeSchema,
  headings: rangeSchema,
  /** By the formula of the language, which can give 0 and less. Null where no page could be measured. */
  readability: z.nullable(rangeSchema),
});

/** The article as a writer returns it. */
export const draftSchema = z.object({
  title: z.string(),
  metaDescription: z.string(),
  /** The whole article: one H1, then the text. */
  markdown: z.string(),
  /** `extractive`, or the name of the model. */
  writer: z.string(),
  /** `extractive` drafts consist of quotations; `model` drafts are written. */
  method: z.enum(['extractive', 'model']),
  sources: z.array(sourceSchema),
  /** Whether the model stopped at its length limit. */
  isCut: z.optional(z.boolean()),
});

export const contentGenerationSchema = z.object({ draft: draftSchema, usage: usageSchema });

const scoreSchema = z.object({ total: z.number(), parts: z.array(scorePartSchema) });

const validationSchema = z.object({ checks: z.array(checkSchema), score: scoreSchema });

export const optimizationSchema = z.object({ article: articleSchema });

/** The schema of each stage's output, by the stage's id. */
export const stageOutputSchemas = {
  'serp-analysis': serpAnalysisSchema,
  'competitor-scraping': competitorScrapingSchema,
  'seo-analysis': seoAnalysisSchema,
  'content-generation': contentGenerationSchema,
  validation: validationSchema,
  optimization: optimizationSchema,
} as const;

export type Block = z.infer<typeof blockSchema>;
export type CompetitorPage = z.infer<typeof competitorPageSchema>;
export type SkippedPage = z.infer<typeof skippedPageSchema>;
export type TermStatistic = z.infer<typeof termStatisticSchema>;
export type TopicCluster = z.infer<typeof topicClusterSchema>;
export type SeoAnalysis = z.infer<typeof seoAnalysisSchema>;
export type Draft = z.infer<typeof draftSchema>;
export type Score = z.infer<typeof scoreSchema>;

/** The output of each stage, by the stage's id. It is plain JSON, which can be stored between stages. */
export type StageOutputs = {
  [Id in keyof typeof stageOutputSchemas]: z.infer<(typeof stageOutputSchemas)[Id]>;
};

/** The outputs of the stages that have finished, by id. */
export type FinishedOutputs = { [Id in keyof StageOutputs]?: StageOutputs[Id] | undefined };
