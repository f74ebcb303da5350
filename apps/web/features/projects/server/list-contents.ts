import { asUser } from '@/server/process/database.ts';
import { isUuid } from '@/server/http/uuid.ts';
import type { User } from '@/server/process/user.ts';
import type { ContentSummary } from '../content.ts';
import {
  contentColumns,
  positionColumns,
  toContent,
  toCursor,
  toState,
  type ContentRow,
  type PositionRow,
} from './content-row.ts';

const LIMIT = 200;

/** A project's newest 200 contents, newest first; none for someone who does not belong to it. */
export async function listContents(user: User, projectId: string): Promise<ContentSummary[]> {
  if (!isUuid(projectId)) return [];
  return asUser(user, async (client) => {
    const { rows } = await client.query<ContentRow & PositionRow & { state: unknown }>(
      `select ${contentColumns}, ${positionColumns},
              (select generation.state from generations as generation
                where generation.content_id = content.id
                order by generation.created_at desc limit 1) as state
         from contents as content
        where content.project_id = $1
        order by content.created_at desc, content.id
        limit ${LIMIT}`,
      [projectId],
    );
    return rows.map((row) => ({
      ...toContent(row),
      state: toState(row.state, ''),
      cursor: toCursor(row),
    }));
  });
}
