import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';
import type { Role } from '../role.ts';

/**
 * Lets those pass who hold at least this role in the project, as the database sees it.
 *
 * @throws {@link Problem} `not_found` for someone who does not belong to it, since even its existence is private;
 * `role_too_low` for a member.
 */
export async function requireRole(user: User, projectId: string, minimum: Role): Promise<void> {
  const { rows } = await asUser(user, (client) =>
    client.query<{ allowed: boolean }>(
      'select private.has_role(project.id, $2) as allowed from projects as project where project.id = $1',
      [projectId, minimum],
    ),
  );
  const [project] = rows;
  if (!project) throw new Problem('not_found', 'There is no such project, or you do not belong to it.');
  if (!project.allowed) throw roleTooLow(minimum);
}

/** A member's role does not suffice. */
export function roleTooLow(minimum: Role): Problem {
  return new Problem('role_too_low', `This needs the role ${minimum}. Ask an owner of the project for it.`);
}
