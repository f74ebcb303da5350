import * as z from 'zod/mini';
import { catch as orElse } from 'zod/mini';
import { activityGroupSchema } from './activity.ts';

/**
 * Which activity of a project is shown: the parameters of the page's address. A parameter that is missing, repeated or
 * malformed counts as not given.
 */
export const activityQuerySchema = z.object({
  /** The id of the person who did it. */
  person: orElse(z.nullable(z.uuid()), null),
  about: orElse(z.nullable(activityGroupSchema), null),
});

/** See {@link activityQuerySchema}. */
export type ActivityQuery = z.infer<typeof activityQuerySchema>;

/** The address of the page with this query. */
export function toActivityPath(projectId: string, query: Partial<ActivityQuery>): string {
  return `/projects/${projectId}/activity${toSearch(query)}`;
}

/** The address from which a page of rows is read: those before `before`, or the newest. */
export function toActivityApiPath(projectId: string, query: ActivityQuery, before: number | null): string {
  return `/api/projects/${projectId}/activity${toSearch({ ...query, before })}`;
}

function toSearch(given: Record<string, string | number | null | undefined>): string {
  const search = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]): [string, string][] =>
      value === null || value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();
  return search === '' ? '' : `?${search}`;
}
