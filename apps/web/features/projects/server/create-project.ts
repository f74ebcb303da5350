import { asUser, readRow, type Person, type VerbContext } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { DatabaseError } from 'pg';
import { projectSummarySchema, type ProjectSummary } from '../project.ts';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * Makes a project with this person as its first owner. `name` has 1 to 120 characters, not only spaces.
 *
 * @returns `session_invalid` when the person's account was deleted under the session.
 */
export async function createProject(
  { db, user }: VerbContext<Person>,
  { name }: { name: string },
): Promise<Result<ProjectSummary, 'session_invalid'>> {
  try {
    const project = await asUser(db, user, (tx) =>
      readRow(
        tx,
        projectSummarySchema,
        `select id, name, created_at as "createdAt", 'owner' as role, 1 as "memberCount", 0 as "contentCount",
                0 as "runningCount"
           from create_project($1)`,
        [name],
      ),
    );
    return ok(project);
  } catch (error) {
    if (!(error instanceof DatabaseError && error.code === FOREIGN_KEY_VIOLATION)) throw error;
    return refuse('session_invalid', { detail: 'This account was deleted. Sign in with another one.' });
  }
}
