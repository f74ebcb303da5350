import { contentColumns, toContent, type ContentRow } from '@/features/projects/server/content-row.ts';
import type { Content } from '@/features/projects/content.ts';
import type { Role } from '@/features/projects/role.ts';
import { asUser } from '@/server/process/database.ts';
import { isUuid } from '@/server/http/uuid.ts';
import type { User } from '@/server/process/user.ts';

/** What the history page shows about the article; the text itself is not read. */
export interface VersionedContent {
  content: Content;
  projectName: string;
  /** Of the person who asked. */
  role: Role;
  hasArticle: boolean;
}

/** Reads a content for its history page. Null when it does not exist or the person may not see it. */
export async function getVersionedContent(user: User, id: string): Promise<VersionedContent | null> {
  if (!isUuid(id)) return null;
  return asUser(user, async (client) => {
    const { rows } = await client.query<VersionedRow>(
      `select ${contentColumns}, project.name as project_name, me.role,
              content.article is not null as has_article
         from contents as content
         join projects as project on project.id = content.project_id
         join project_members as me on me.project_id = content.project_id and me.user_id = $2
        where content.id = $1`,
      [id, user.id],
    );
    const [row] = rows;
    if (!row) return null;
    return {
      content: toContent(row),
      projectName: row.project_name,
      role: row.role,
      hasArticle: row.has_article,
    };
  });
}

interface VersionedRow extends ContentRow {
  project_name: string;
  role: Role;
  has_article: boolean;
}
