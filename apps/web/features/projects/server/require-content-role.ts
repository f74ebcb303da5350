import { roleTooLow } from './require-role.ts';
import type { Role } from '../role.ts';
import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';

/**
 * Lets those pass who hold at least this role in the content's project.
 *
 * @throws {@link Problem} `not_found` where even its existence is private, `role_too_low` for a member.
 */
export async function requireContentRole(user: User, contentId: string, minimum: Role): Promise<void> {
  const { rows } = await asUser(user, (client) =>
    client.query<{ allowed: boolean }>(
      'select private.has_role(content.project_id, $2) as allowed from contents as content where content.id = $1',
      [contentId, minimum],
    ),
  );
  const [content] = rows;
  if (!content) throw contentNotFound();
  if (!content.allowed) throw roleTooLow(minimum);
}

/** Not there, or not for this person: the same answer. */
export function contentNotFound(): Problem {
  return new Problem('not_found', 'There is no such content, or it belongs to a project that is not yours.');
}
