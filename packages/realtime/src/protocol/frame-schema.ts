import { z } from 'zod';
import { RESERVED_TYPES } from './frame.ts';

const topic = z.string();

/** Schema of {@link ConnectedFrame}. */
export const connectedFrameSchema = z.looseObject({
  type: z.literal('connected'),
  topics: z.array(topic),
  epoch: z.string(),
  resumed: z.literal(true).optional(),
});

/** Schema of {@link SnapshotFrame}. */
export const snapshotFrameSchema = z.object({
  type: z.literal('snapshot'),
  topic,
  seq: z.int().nonnegative(),
  state: z.json(),
});

/** Schema of {@link ResetFrame}. */
export const resetFrameSchema = z.object({
  type: z.literal('reset'),
  reason: z.enum(['malformed', 'epoch', 'future', 'pruned']),
  topics: z.array(topic),
});

/** Schema of {@link EventFrame}. */
export const eventFrameSchema = z
  .object({
    type: z.string().refine((type) => !RESERVED_TYPES.includes(type)),
    topic,
    seq: z.int().positive(),
    at: z.number(),
  })
  .catchall(z.json());

/** The data of one message of `/api/events`. */
export const frameSchema = z.union([
  connectedFrameSchema,
  snapshotFrameSchema,
  resetFrameSchema,
  eventFrameSchema,
]);
