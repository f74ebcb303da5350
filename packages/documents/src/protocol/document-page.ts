import { z } from 'zod';
import { bytesSchema } from './base64.ts';

/** What `read_updates` returns: what a reader is missing, or the first part of it. */
export const documentPageSchema = z.object({
  epoch: z.string(),
  /** The number of the document's newest update. */
  seq: z.int().nonnegative(),
  /** In which room the updates that follow are told. Another one once somebody has lost access to the document. */
  room: z.string().min(1),
  /** The document up to a number, if the reader does not have that much. */
  snapshot: z.object({ seq: z.int().nonnegative(), state: bytesSchema }).nullable(),
  updates: z.array(z.object({ seq: z.int().positive(), userId: z.string().nullable(), update: bytesSchema })),
  /** Whether updates follow that are not in this page. */
  more: z.boolean(),
});

export type DocumentPage = z.output<typeof documentPageSchema>;
