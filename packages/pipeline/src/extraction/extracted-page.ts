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

export const extractRequestSchema = z.object({ html: z.string(), url: z.url() });

export type ExtractedPage = z.infer<typeof extractedPageSchema>;
export type ExtractRequest = z.infer<typeof extractRequestSchema>;
