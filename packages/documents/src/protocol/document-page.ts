import { z } from 'zod';
import { bytesSchema } from './base64.ts';

/** The answer of `read_updates(content_id, after)`: what follows the update `after`, or the first part of it. */
export const documentPageSchema = z.object({
  /** Changes when the document starts over. Pages then open it again. */
  epoch: z.string(),
  /** The number of the document's newest update. */
  seq: z.int().nonnegative(),
  /** The room in which later updates are broadcast. It changes when somebody loses access to the document. */
  room: z.string().min(1),
  /** The document up to an update, as one update of Yjs; `null` if the reader has all of it. */
  snapshot: z.object({ seq: z.int().nonnegative(), state: bytesSchema }).nullable(),
  updates: z.array(z.object({ seq: z.int().positive(), userId: z.string().nullable(), update: bytesSchema })),
  /** Whether more updates follow, which have to be read with another call. */
  more: z.boolean(),
});

/** The answer of `read_updates`, with bytes decoded. */
export type DocumentPage = z.output<typeof documentPageSchema>;
