import { z } from 'zod';
import { bytesSchema } from './base64.ts';

/** The database takes no larger update. */
export const MAX_UPDATE_BYTES = 1_048_576;

/** What the database broadcasts as `update` to a document's room. */
export const updateMessageSchema = z.object({
  epoch: z.string(),
  seq: z.int().positive(),
  userId: z.string().nullable(),
  /** `null` if it is too large to be broadcast, and has to be read. */
  update: bytesSchema.nullable(),
});

export type UpdateMessage = z.output<typeof updateMessageSchema>;

/** What people broadcast as `awareness` to the other room: an update of y-protocols. */
export const awarenessMessageSchema = z.object({ update: bytesSchema });
