import { generationStateSchema } from '@headway/generations/protocol';
import { defineTopic } from '@headway/realtime/client';
import { z } from 'zod';

const status = generationStateSchema.shape.status;
const stateSchema = z.record(z.string(), status);
const eventSchema = z.object({ type: z.literal('content'), contentId: z.string(), status });

/** The newest status of each content that has changed since the list was rendered. */
export type ProjectChanges = z.infer<typeof stateSchema>;

/** `project:<id>`, which has no state but its events. */
export const projectTopic = defineTopic({
  reduce: (state: ProjectChanges | null, event: z.infer<typeof eventSchema>): ProjectChanges => ({
    ...state,
    [event.contentId]: event.status,
  }),
  schema: { state: stateSchema, event: eventSchema },
});
