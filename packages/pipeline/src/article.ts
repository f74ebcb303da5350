import { z } from 'zod';

/** One check of the validation stage. `block` forbids publishing, whatever the score; `warn` advises. */
export const checkSchema = z.object({
  id: z.string(),
  label: z.string(),
  level: z.enum(['pass', 'warn', 'block']),
  detail: z.string(),
});

/**
 * A part of the content score, with what was measured in words. `points` is between 0 and `max`, which is 0 where
 * there was nothing to measure.
 */
export const scorePartSchema = z.object({
  id: z.string(),
  label: z.string(),
  points: z.number(),
  max: z.number(),
  detail: z.string(),
});

/** A page that the article cites as `[n]`. */
export const sourceSchema = z.object({
  n: z.int().positive(),
  title: z.string(),
  url: z.url(),
  site: z.string(),
  licence: z.string().nullable(),
});

/** A term of the competing pages: how often they typically use it, and how often the article does. */
export const termSchema = z.object({
  term: z.string(),
  low: z.number(),
  high: z.number(),
  count: z.int().nonnegative(),
});

/** What the providers were asked for, for metering. */
export const usageSchema = z.object({
  searchCalls: z.int().nonnegative(),
  pagesFetched: z.int().nonnegative(),
  inputTokens: z.int().nonnegative(),
  outputTokens: z.int().nonnegative(),
});

/** The finished article: what the last stage returns and `contents.article` stores. */
export const articleSchema = z.object({
  keyword: z.string(),
  locale: z.string(),
  title: z.string(),
  metaDescription: z.string(),
  slug: z.string(),
  markdown: z.string(),
  /** The Markdown as HTML, sanitised; safe to put into a page. */
  html: z.string(),
  words: z.int().nonnegative(),
  /** The name of what wrote it: `extractive` or a model's. */
  writer: z.string(),
  /** What a reader must know before using it, such as 'Extractive draft: rewrite before publishing'. */
  notice: z.string().nullable(),
  publishable: z.boolean(),
  noindex: z.boolean(),
  score: z.object({ total: z.number(), before: z.number(), parts: z.array(scorePartSchema) }),
  sources: z.array(sourceSchema),
  checks: z.array(checkSchema),
  terms: z.array(termSchema),
  /** What optimisation changed, a sentence each, including rounds taken back. */
  changes: z.array(z.string()),
  jsonLd: z.string(),
  usage: usageSchema,
});

export type Check = z.infer<typeof checkSchema>;
export type ScorePart = z.infer<typeof scorePartSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Term = z.infer<typeof termSchema>;
export type Usage = z.infer<typeof usageSchema>;
export type Article = z.infer<typeof articleSchema>;
