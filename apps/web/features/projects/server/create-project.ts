import { DatabaseError } from 'pg';
import { asUser } from '@/server/process/database.ts';
import { Problem } from '@/server/http/problem.ts';
import type { User } from '@/server/process/user.ts';
import type { ProjectSummary } from '../project.ts';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Makes a project with this person as its first owner. `name` has 1 to 120 characters, not only spaces.
 *
 * @throws {@link Problem} `session_invalid` when the person's account was deleted under the session.
 */
export function createProject(user: User, name: string): Promise<ProjectSummary> {
  return asUser(user, async (client) => {
    const { rows } = await client
      .query<{ id: string; name: string; created_at: Date }>(
        'select id, name, created_at from create_project($1)',
        [name],
      )
      .catch((error: unknown) => {
        const isNobody = error instanceof DatabaseError && error.code === FOREIGN_KEY_VIOLATION;
        throw isNobody
          ? new Problem('session_invalid', 'This account is gone. Sign in with another.')
          : error;
      });
    const [row] = rows;
    if (!row) throw new Error('create_project returned nothing');
    return {
      id: row.id,
      name: row.name,
      role: 'owner',
      memberCount: 1,
      contentCount: 0,
      runningCount: 0,
      createdAt: row.created_at.toISOString(),
    };
  });
}
