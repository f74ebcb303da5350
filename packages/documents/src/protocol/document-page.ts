import * as z from 'zod/mini';
import { bytesSchema } from './base64.ts';

/** The answer of `read_updates(content_id, after)`: what follows the update `after`, or the first part of it. */
export const documentPageSchema = z.object({
  /** Changes when the document starts over. Pages then open it again. */
  epoch: z.string(),
  /** The number of the document's newest update. */
  seq: z.int().check(z.nonnegative()),
  /** The room in which later updates are broadcast. It changes when somebody loses access to the document. */
  room: z.string().check(z.minLength(1)),
  /** The document up to an update, as one update of Yjs; `null` if the reader has all of it. */
  snapshot: z.nullable(z.object({ seq: z.int().check(z.nonnegative()), state: bytesSchema })),
  updates: z.array(
    z.object({ seq: z.int().check(z.positive()), userId: z.nullable(z.string()), update: bytesSchema }),
  ),
  /** Whether more updates follow, which have to be read with another call. */
  more: z.boolean(),
});

/** The answer of `read_updates`, with bytes decoded. */
export type DocumentPage = z.output<typeof documentPageSchema>;
