import { articleSchema } from '@headway/pipeline/article';
import { readArticleDocument } from '@/features/editor/server/read-article-document.ts';
import type { Role } from '@/features/projects/role.ts';
import { asUser } from '@/server/process/database.ts';
import { isUuid } from '@/server/http/uuid.ts';
import type { User } from '@/server/process/user.ts';
import type { ContentDetail } from '@/features/projects/content.ts';
import {
  contentColumns,
  positionColumns,
  toContent,
  toCursor,
  toState,
  type ContentRow,
  type PositionRow,
} from '@/features/projects/server/content-row.ts';

/**
 * Reads a content with the state of its newest generation, its article and the cursor of its topic, all at one instant:
 * events after the cursor continue this state. A finished content comes with the present text of its document. Null
 * when the content does not exist or the person may not see it.
 */
export async function getContent(user: User, id: string): Promise<ContentDetail | null> {
  if (!isUuid(id)) return null;
  const stored = await readStored(user, id);
  if (stored === null || stored.article === null) return stored && { ...stored, text: null };
  const text = await readArticleDocument(user, id);
  return text === null ? null : { ...stored, text };
}

function readStored(user: User, id: string): Promise<Omit<ContentDetail, 'text'> | null> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<DetailRow>(
      `select ${contentColumns}, ${positionColumns}, content.article, project.name as project_name, me.role,
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
    const [row] = rows;
    if (!row) return null;
    return {
      content: toContent(row),
      projectName: row.project_name,
      state: toState(row.state, row.draft),
      article: row.article === null ? null : articleSchema.parse(row.article),
      cursor: toCursor(row),
      role: row.role,
    };
  });
}

interface DetailRow extends ContentRow, PositionRow {
  article: unknown;
  project_name: string;
  role: Role;
  state: unknown;
  draft: string;
}
