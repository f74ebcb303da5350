import { asUser } from '@/server/database.ts';
import type { User } from '@/server/user.ts';
import type { ProjectSummary } from '../project.ts';

/** Makes a project with this person as its first owner. `name` has 1 to 120 characters, not only spaces. */
export function createProject(user: User, name: string): Promise<ProjectSummary> {
  return asUser(user, async (client) => {
    const { rows } = await client.query<{ id: string; name: string; created_at: Date }>(
      'select id, name, created_at from create_project($1)',
      [name],
    );
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
