import { z } from 'zod';

/** What one page's text is made of. */
export const pageStatisticsSchema = z.object({
  /** Noun phrases of one to three words: their stems, surface forms and how often each form stands there. */
  terms: z.array(
    z.object({ stems: z.array(z.string()), forms: z.array(z.tuple([z.string(), z.int().positive()])) }),
  ),
  /** Names, as often as they stand there. */
  entities: z.array(z.tuple([z.string(), z.int().positive()])),
  /** Flesch reading ease. */
  readability: z.number(),
  words: z.int().nonnegative(),
});

export type PageStatistics = z.infer<typeof pageStatisticsSchema>;

/** A page to analyse: the texts of its blocks. */
export interface AnalyseRequest {
  texts: readonly string[];
}
