import { articleSchema } from '@headway/pipeline/article';
import { roleSchema } from '@headway/database/role';
import { generationStateSchema, type GenerationState } from '@headway/topics/content';
import { z } from 'zod';
import { positionSchema, toCursor } from '@/server/events/topic-position.ts';
import { isUuid } from '@/server/http/uuid.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { contentSchema, type ContentDetail } from '../content.ts';
import { CONTENT_COLUMNS } from './content-columns.ts';

const detailSchema = contentSchema.extend({
  ...positionSchema.shape,
  article: z.nullable(articleSchema),
  projectName: z.string(),
  role: roleSchema,
  state: z.unknown(),
  draft: z.string(),
});

/** The stored state of a generation; null when it has the shape of an earlier version. */
export function toState(state: unknown, text: string): GenerationState | null {
  const parsed = generationStateSchema.safeParse(state);
  return parsed.success ? { ...parsed.data, text } : null;
}

/**
 * Reads a content with the state of its newest generation, its article and the cursor of its topic, all at one instant:
 * events after the cursor continue this state. Null when the content does not exist or the person may not see it.
 */
export async function readContent(user: User, id: string): Promise<Omit<ContentDetail, 'text'> | null> {
  if (!isUuid(id)) return null;
  const [detail] = await readRowsAs(
    user,
    detailSchema,
    `select ${CONTENT_COLUMNS}, content.article, project.name as "projectName", me.role,
              generation.state, coalesce(generation.draft, '') as draft
         from contents as content
         join projects as project on project.id = content.project_id
         join project_members as me on me.project_id = content.project_id and me.user_id = $2
         left join lateral (
           select newest.state, newest.draft from generations as newest
            where newest.content_id = content.id
            order by newest.created_at desc limit 1
         ) as generation on true
        where content.id = $1`,
    [id, user.id],
  );
  if (!detail) return null;
  const { epoch, head, article, projectName, role, state, draft, ...content } = detail;
  const cursor = toCursor({ epoch, head });
  return { content, projectName, role, article, state: toState(state, draft), cursor };
}
