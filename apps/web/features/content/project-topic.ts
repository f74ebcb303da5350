import { generationStateSchema } from '@headway/topics/content';
import { defineTopic } from '@headway/realtime/client';
import { z } from 'zod';
import { roleSchema } from '@/features/projects/role.ts';

const status = generationStateSchema.shape.status;
const role = roleSchema.nullable();

const stateSchema = z.object({
  /** The newest status of each content that has changed since the page was rendered. */
  contents: z.record(z.string(), status),
  /** The newest role of each person whose membership has changed since; null for who left or was removed. */
  members: z.record(z.string(), role),
});

const eventSchema = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('content'), contentId: z.string(), status }),
    z.object({ type: z.literal('membership'), userId: z.string(), role }),
  ])
  .nullable()
  // what else is told of a project is for others
  .catch(null);

/** What has changed in a project since its page was rendered. */
export type ProjectChanges = z.infer<typeof stateSchema>;

/** Where every page starts. */
export const NO_CHANGES: ProjectChanges = { contents: {}, members: {} };

/** `project:<id>`, which has no state but its events. */
export const projectTopic = defineTopic({
  reduce(state: ProjectChanges | null, event: z.infer<typeof eventSchema>): ProjectChanges {
    const { contents, members } = state ?? NO_CHANGES;
    switch (event?.type) {
      case 'content':
        return { members, contents: { ...contents, [event.contentId]: event.status } };
      case 'membership':
        return { contents, members: { ...members, [event.userId]: event.role } };
      default:
        return state ?? NO_CHANGES;
    }
  },
  schema: { state: stateSchema, event: eventSchema },
});
