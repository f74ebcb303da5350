import * as z from 'zod/mini';

/**
 * Schema of a figure that is on no cited page, and its sentence without citations. A person can answer for it: `by` is their
 * name, `at` is ISO 8601. The answer ends when the sentence changes.
 */
export const figureClaimSchema = z.object({
  figure: z.string(),
  sentence: z.string(),
  answer: z.nullable(z.object({ by: z.string(), at: z.string() })),
});

/** Schema of the answer of a person for a figure in a sentence. */
export const figureAnswerSchema = z.object({
  figure: z.string(),
  sentence: z.string(),
  by: z.string(),
  at: z.string(),
});

/** Schema of the result of one check. `block` forbids publishing, whatever the score is; `warn` advises. */
export const checkSchema = z.object({
  id: z.string(),
  label: z.string(),
  level: z.enum(['pass', 'warn', 'block']),
  detail: z.string(),
  /** The words of the text that it is about, without markup, if there are such. */
  passage: z.optional(z.string()),
  /** What a person can do about it. Missing where it passes, and in old articles. */
  action: z.optional(z.string()),
  /** The figures that are on no cited page, with the persons who answer for them. */
  claims: z.optional(z.array(figureClaimSchema)),
});

/**
 * Schema of a part of the content score. `points` is between 0 and `max`, which is 0 if there was nothing to measure;
 * `detail` says in words what was measured.
 */
export const scorePartSchema = z.object({
  id: z.string(),
  label: z.string(),
  points: z.number(),
  max: z.number(),
  detail: z.string(),
  /** What it was measured against: `10 pages, 773 to 1,646 words`. Missing where it needs no pages, and in old articles. */
  benchmark: z.optional(z.string()),
  /** What lowers it, with the words of the text that it is about. Missing in old articles. */
  places: z.optional(z.array(z.object({ detail: z.string(), passage: z.string() }))),
});

/** Schema of a page that the article cites as `[n]`. `licence` is an SPDX identifier, null if it is not known. */
export const sourceSchema = z.object({
  n: z.int().check(z.positive()),
  title: z.string(),
  url: z.url(),
  site: z.string(),
  licence: z.nullable(z.string()),
});

/**
 * Schema of a term of the competing pages: `low` and `high` are the usual numbers of uses in a text of this length,
 * `count` is the number of uses in the article.
 */
export const termSchema = z.object({
  term: z.string(),
  low: z.number(),
  high: z.number(),
  count: z.int().check(z.nonnegative()),
  /** Whether the team has added it: then no page says how often is usual. Missing where it has not. */
  isAdded: z.optional(z.boolean()),
});

const spanSchema = z.object({ low: z.number(), high: z.number() });

/** Schema of a heading, 1 to 6, with the number of words up to the next heading. */
export const outlineEntrySchema = z.object({
  level: z.int(),
  heading: z.string(),
  words: z.int().check(z.nonnegative()),
});

/** Schema of a class of sentence lengths, in words, and its number of sentences. `to` is null for the longest class. */
export const sentenceLengthSchema = z.object({
  from: z.int(),
  to: z.nullable(z.int()),
  sentences: z.int().check(z.nonnegative()),
});

/**
 * Schema of the measures of a text besides its score. `pageWords` and `pageReadability` are the usual range of the pages;
 * `pageReadability` is null where no page could be measured.
 */
export const measuresSchema = z.object({
  pageWords: spanSchema,
  /** By the formula of the language: 100 is very easy, 0 very hard. Null in a language without a formula. */
  readability: z.nullable(z.number()),
  /** The name of the formula, such as `Flesch`. Missing in old articles, which were measured by that one. */
  readabilityFormula: z.optional(z.string()),
  pageReadability: z.nullable(spanSchema),
  sentenceLengths: z.array(sentenceLengthSchema),
  /** The first 200 headings. */
  outline: z.array(outlineEntrySchema),
  /** The questions of the search and of the pages, and whether a heading or sentence answers them. */
  questions: z.array(z.object({ question: z.string(), isAnswered: z.boolean() })),
});

/** Schema of the calls and tokens that a generation used, for metering. */
export const usageSchema = z.object({
  searchCalls: z.int().check(z.nonnegative()),
  pagesFetched: z.int().check(z.nonnegative()),
  inputTokens: z.int().check(z.nonnegative()),
  outputTokens: z.int().check(z.nonnegative()),
});

/** Schema of the finished article, which the last stage returns and `contents.article` stores. */
export const articleSchema = z.object({
  keyword: z.string(),
  locale: z.string(),
  title: z.string(),
  metaDescription: z.string(),
  slug: z.string(),
  markdown: z.string(),
  /** The Markdown as sanitised HTML, which is safe in a page. */
  html: z.string(),
  words: z.int().check(z.nonnegative()),
  /** `extractive`, or the name of the model. */
  writer: z.string(),
  /** A warning, such as 'Extractive draft: rewrite before publishing'; else null. */
  notice: z.nullable(z.string()),
  publishable: z.boolean(),
  /** Whether the model stopped at its length limit. Missing in old articles. */
  isCut: z.optional(z.boolean()),
  score: z.object({ total: z.number(), before: z.number(), parts: z.array(scorePartSchema) }),
  sources: z.array(sourceSchema),
  checks: z.array(checkSchema),
  terms: z.array(termSchema),
  /** Missing in old articles. */
  measures: z.optional(measuresSchema),
  /** The changes of the optimization, one sentence each. Includes rounds that were taken back. */
  changes: z.array(z.string()),
  jsonLd: z.string(),
  usage: usageSchema,
});

/** A figure that is on no cited page; see {@link figureClaimSchema}. */
export type FigureClaim = z.infer<typeof figureClaimSchema>;
/** The answer of a person for a figure; see {@link figureAnswerSchema}. */
export type FigureAnswer = z.infer<typeof figureAnswerSchema>;
/** The result of one check; see {@link checkSchema}. */
export type Check = z.infer<typeof checkSchema>;
/** A part of the content score; see {@link scorePartSchema}. */
export type ScorePart = z.infer<typeof scorePartSchema>;
/** A page that the article cites; see {@link sourceSchema}. */
export type Source = z.infer<typeof sourceSchema>;
/** A term of the competing pages; see {@link termSchema}. */
export type Term = z.infer<typeof termSchema>;
/** The measures of a text besides its score; see {@link measuresSchema}. */
export type Measures = z.infer<typeof measuresSchema>;
/** The calls and tokens that a generation used; see {@link usageSchema}. */
export type Usage = z.infer<typeof usageSchema>;
/** The finished article; see {@link articleSchema}. */
export type Article = z.infer<typeof articleSchema>;
/** An article that was measured while people edit it. `toHtml` of `@headway/pipeline/html` makes its HTML for an export. */
export type AssessedArticle = Omit<Article, 'html'>;
