import { z } from 'zod';
import { blockSchema } from '../protocol/stage-outputs.ts';

/** What was read from a page. */
export const extractedPageSchema = z.object({
  title: z.string(),
  description: z.string(),
  language: z.string().nullable(),
  blocks: z.array(blockSchema),
  words: z.int().nonnegative(),
  images: z.int().nonnegative(),
  internalLinks: z.int().nonnegative(),
  externalLinks: z.int().nonnegative(),
});

export type ExtractedPage = z.infer<typeof extractedPageSchema>;

/** A page to read. */
export interface ExtractRequest {
  html: string;
  /** Where the page was found; relative links start here. */
  url: string;
}
