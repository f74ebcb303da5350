import * as z from 'zod/mini';
import { bytesSchema } from './base64.ts';

/** The largest update that the database accepts, in bytes: 1 MiB. */
export const MAX_UPDATE_BYTES = 1_048_576;

/** What the database broadcasts as event `update` to a document's room, once an update is committed. */
export const updateMessageSchema = z.object({
  /** The epoch of the document when it was committed. */
  epoch: z.string(),
  /** Its number: each update of a document has the number that follows the one before. */
  seq: z.int().check(z.positive()),
  /** Who wrote it; `null` for the server. */
  userId: z.nullable(z.string()),
  /** `null` if the update is too large for a broadcast: read it with `read_updates`. */
  update: z.nullable(bytesSchema),
});

/** A broadcast `update`, with bytes decoded. */
export type UpdateMessage = z.output<typeof updateMessageSchema>;

/** An awareness update of y-protocols, which pages broadcast as events `awareness` and `hello` to the room of carets. */
export const awarenessMessageSchema = z.object({ update: bytesSchema });
