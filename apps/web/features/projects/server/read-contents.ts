import { z } from 'zod';
import { positionSchema, toCursor } from '@/server/events/topic-position.ts';
import { isUuid } from '@/server/http/uuid.ts';
import { readRowsAs } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';
import { contentSchema, type ContentSummary } from '../content.ts';
import { CONTENT_COLUMNS, toState } from './read-content.ts';

const LIMIT = 200;

const rowSchema = contentSchema.extend({ ...positionSchema.shape, state: z.unknown() });

/** A project's newest 200 contents, newest first; none for someone who does not belong to it. */
export async function readContents(user: User, projectId: string): Promise<ContentSummary[]> {
  if (!isUuid(projectId)) return [];
  const rows = await readRowsAs(
    user,
    rowSchema,
    `select ${CONTENT_COLUMNS},
              (select generation.state from generations as generation
                where generation.content_id = content.id
                order by generation.created_at desc limit 1) as state
         from contents as content
        where content.project_id = $1
        order by content.created_at desc, content.id
        limit ${LIMIT}`,
    [projectId],
  );
  return rows.map(({ epoch, head, state, ...content }) => ({
    ...content,
    state: toState(state, ''),
    cursor: toCursor({ epoch, head }),
  }));
}
