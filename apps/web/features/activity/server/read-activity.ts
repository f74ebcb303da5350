import { z } from 'zod';
import { readPeople } from '@/features/versions/server/read-people.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import {
  activityDataSchema,
  activityKindSchema,
  KINDS,
  type Activity,
  type ActivityPage,
} from '../activity.ts';
import type { ActivityQuery } from '../activity-query.ts';

const rowSchema = z.object({
  id: z.coerce.number(),
  kind: activityKindSchema,
  at: z.date().transform((date) => date.toISOString()),
  actorId: z.string().nullable(),
  memberId: z.string().nullable(),
  contentId: z.string().nullable(),
  versionId: z.string().nullable(),
  threadId: z.string().nullable(),
  openIds: z.array(z.string()),
  data: activityDataSchema,
});

interface PageQuery extends ActivityQuery {
  projectId: string;
  /** Only rows with a lower id. Default: the newest. */
  before?: number | undefined;
  /** 1 to 100. Default 50. */
  limit?: number | undefined;
}

/**
 * Reads what happened in a project, newest first, as far as the role of this person may see it. Empty for someone who does
 * not belong to the project.
 */
export async function readActivity(
  user: User,
  { projectId, person, about, before, limit = 50 }: PageQuery,
): Promise<ActivityPage> {
  const found = await readRowsAs(
    user,
    rowSchema,
    `select activity.id, activity.kind, activity.at, activity.actor_id as "actorId",
            activity.member_id as "memberId", content.id as "contentId", version.id as "versionId",
            thread.id as "threadId", activity.data,
            array(select open.id from contents as open
                   where open.id = any (array(
                     select (listed.article ->> 'id')::uuid
                       from jsonb_array_elements(activity.data -> 'articles') as listed (article)))) as "openIds"
       from project_activity as activity
       left join contents as content on content.id = activity.content_id
       left join document_versions as version on version.id = activity.version_id
       left join project_comments as thread on thread.id = activity.thread_id and thread.deleted_at is null
      where activity.project_id = $1
        and ($2::bigint is null or activity.id < $2)
        and ($3::uuid is null or activity.actor_id = $3)
        and ($4::text[] is null or activity.kind = any ($4))
      order by activity.id desc
      limit $5`,
    [projectId, before ?? null, person, about === null ? null : KINDS[about], limit + 1],
  );
  const rows = found.slice(0, limit);
  const nameOf = await readPeople(rows.flatMap(({ actorId, memberId }) => [actorId, memberId]));
  return {
    rows: rows.map(({ actorId, memberId, ...row }): Activity => ({
      ...row,
      actor: actorId === null ? null : nameOf(actorId),
      member: memberId === null ? null : nameOf(memberId),
    })),
    next: found.length > limit ? (rows.at(-1)?.id ?? null) : null,
  };
}

/** The people whose deeds in a project this person may see, by name. */
export async function readActors(
  user: User,
  projectId: string,
): Promise<{ userId: string; displayName: string }[]> {
  const actors = await readRowsAs(
    user,
    z.object({ userId: z.string() }),
    `select distinct actor_id as "userId" from project_activity where project_id = $1 and actor_id is not null`,
    [projectId],
  );
  const nameOf = await readPeople(actors.map(({ userId }) => userId));
  return actors
    .map(({ userId }) => nameOf(userId))
    .toSorted((one, other) => one.displayName.localeCompare(other.displayName));
}
