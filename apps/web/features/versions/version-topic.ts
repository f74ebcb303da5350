import { defineTopic } from '@headway/realtime/client';
import { z } from 'zod';

/** How many versions of each content were kept or named since the page was rendered. */
export type VersionNews = Record<string, number>;

const eventSchema = z
  .object({ type: z.literal('version'), contentId: z.string() })
  .nullable()
  // what else is told of a project is for others
  .catch(null);

/** `project:<id>`, as far as it tells of versions. */
export const versionTopic = defineTopic<VersionNews, z.infer<typeof eventSchema>>({
  reduce: (state, event) =>
    event ? { ...state, [event.contentId]: (state?.[event.contentId] ?? 0) + 1 } : (state ?? {}),
  schema: {
    // The snapshot of a project is about other things.
    state: z.unknown().transform((): VersionNews => ({})),
    event: eventSchema,
  },
});
