import { z } from 'zod';

/** One check of the validation stage. `block` forbids publishing, whatever the score; `warn` advises. */
export const checkSchema = z.object({
  id: z.string(),
  label: z.string(),
  level: z.enum(['pass', 'warn', 'block']),
  detail: z.string(),
  /** Words of the text that it is about, as a reader sees them, where there are such. */
  passage: z.string().optional(),
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

const spanSchema = z.object({ low: z.number(), high: z.number() });

/** A heading of the text, with the words under it up to the next heading. */
export const outlineEntrySchema = z.object({
  level: z.int(),
  heading: z.string(),
  words: z.int().nonnegative(),
});

/** How many sentences are so long, in words; `to` is null for the longest. */
export const sentenceLengthSchema = z.object({
  from: z.int(),
  to: z.int().nullable(),
  sentences: z.int().nonnegative(),
});

/** What is measured of a text besides its score, for those who write it, beside the middle half of the pages. */
export const measuresSchema = z.object({
  pageWords: spanSchema,
  /** Flesch reading ease: 100 is very easy, 0 very hard. */
  readability: z.number(),
  pageReadability: spanSchema,
  sentenceLengths: z.array(sentenceLengthSchema),
  /** The first 200 headings. */
  outline: z.array(outlineEntrySchema),
  /** What people ask, and whether a heading or a sentence takes it up. */
  questions: z.array(z.object({ question: z.string(), isAnswered: z.boolean() })),
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
  /** Missing in articles from before it was kept. */
  measures: measuresSchema.optional(),
  /** What optimisation changed, a sentence each, including rounds taken back. */
  changes: z.array(z.string()),
  jsonLd: z.string(),
  usage: usageSchema,
});

export type Check = z.infer<typeof checkSchema>;
export type ScorePart = z.infer<typeof scorePartSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type Term = z.infer<typeof termSchema>;
export type Measures = z.infer<typeof measuresSchema>;
export type Usage = z.infer<typeof usageSchema>;
export type Article = z.infer<typeof articleSchema>;
