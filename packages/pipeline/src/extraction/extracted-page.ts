import { z } from 'zod';
import { pageContentSchema } from '../protocol/stage-outputs.ts';

/** The title and main text of a page. */
export const extractedPageSchema = z.object({ ...pageContentSchema.shape, title: z.string() });

export type ExtractedPage = z.infer<typeof extractedPageSchema>;
