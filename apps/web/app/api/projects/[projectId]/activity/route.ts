import { z } from 'zod';
import { activityGroupSchema } from '@/features/activity/activity.ts';
import { readActivity } from '@/features/activity/server/read-activity.ts';
import { readProject } from '@/features/projects/server/read-project.ts';
import { defineRoutes } from '@/server/define-routes.ts';
import { Problem } from '@/server/http/problem.ts';
import { parseQuery } from '@/server/http/read-body.ts';

const querySchema = z.object({
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  person: z.uuid().nullable().default(null),
  about: z.enum(activityGroupSchema.options).nullable().default(null),
});

export const { DELETE, GET, PATCH, POST, PUT } = defineRoutes({
  async GET({ user, query, id }) {
    const projectId = id('projectId');
    const page = parseQuery(
      query,
      querySchema,
      `\`before\` is the id of a row, \`limit\` 1 to 100, \`person\` an id, \`about\` one of ${activityGroupSchema.options.join(', ')}.`,
    );
    if ((await readProject(user, projectId)) === null) throw new Problem('not_found');
    return readActivity(user, { projectId, ...page });
  },
});
