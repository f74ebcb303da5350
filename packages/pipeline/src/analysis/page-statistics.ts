import { z } from 'zod';
import type { Block } from '../protocol/stage-outputs.ts';

/** Schema of the statistics of one page. */
export const pageStatisticsSchema = z.object({
  /** Noun phrases of one to three words: their stems, their forms, and how often each form occurs. */
  terms: z.array(
    z.object({ stems: z.array(z.string()), forms: z.array(z.tuple([z.string(), z.int().positive()])) }),
  ),
  /** By the formula of the language; null in a language without one. */
  readability: z.number().nullable(),
  words: z.int().nonnegative(),
});

export type PageStatistics = z.infer<typeof pageStatisticsSchema>;

export interface AnalyseRequest {
  /** The texts of the blocks of a page, and the ranges of each that are code. */
  blocks: readonly Pick<Block, 'text' | 'code'>[];
  /** BCP 47. */
  locale: string;
}
