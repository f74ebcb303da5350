import type { PoolClient } from 'pg';
import { z } from 'zod';
import { readRow, readRows } from './read-rows.ts';
import { ok, refuse, type Result } from './result.ts';
import type { Role } from './role.ts';

/** `not_found` for a person outside the project, who must not learn that it exists; `role_too_low` for a member. */
export type RoleRefusal = 'not_found' | 'role_too_low';

/** Who must have which role. */
interface RoleCheck {
  userId: string;
  minimum: Role;
}

/**
 * Checks inside a verb's own transaction that a person has at least the role `minimum` in a project. The transaction is
 * the server's: a person (`asUser`) must not learn the roles of others, and is refused by Postgres (42501). To keep the role
 * from changing until the transaction ends, lock the project's row first (`for no key update`, or {@link holdProjectOf}):
 * every change of a role locks it too.
 *
 * @example
 * const allowed = await checkProjectRole(tx, { projectId, userId: ctx.user.id, minimum: 'editor' });
 * if (!allowed.ok) return allowed;
 */
export function checkProjectRole(
  tx: PoolClient,
  { projectId, ...check }: RoleCheck & { projectId: string },
): Promise<Result<void, RoleRefusal>> {
  return checkRole(tx, '(select $1::uuid as project_id)', projectId, check);
}

/** The same as {@link checkProjectRole} for the project of a content. `not_found` also for a content that was deleted. */
export function checkContentRole(
  tx: PoolClient,
  { contentId, ...check }: RoleCheck & { contentId: string },
): Promise<Result<void, RoleRefusal>> {
  return checkRole(tx, '(select project_id from public.contents where id = $1)', contentId, check);
}

/**
 * Locks the row of the project that a content belongs to, so that no role in it changes until the transaction ends.
 *
 * @returns the project's id; null when there is no such content.
 */
export async function holdProjectOf(tx: PoolClient, contentId: string): Promise<string | null> {
  const [project] = await readRows(
    tx,
    z.object({ id: z.uuid() }),
    `select id from public.projects where id = (select project_id from public.contents where id = $1)
        for no key update`,
    [contentId],
  );
  return project?.id ?? null;
}

/** Checks in a transaction as a person (`asUser`) that this person runs the installation. */
export async function checkOperator(tx: PoolClient): Promise<Result<void, 'operators_only'>> {
  const schema = z.object({ isOperator: z.boolean() });
  const { isOperator } = await readRow(tx, schema, 'select private.is_operator() as "isOperator"');
  return isOperator ? ok(undefined) : refuse('operators_only');
}

const rowSchema = z.object({ isMember: z.boolean(), isAllowed: z.boolean() });

async function checkRole(
  tx: PoolClient,
  projects: string,
  id: string,
  { userId, minimum }: RoleCheck,
): Promise<Result<void, RoleRefusal>> {
  const [found] = await readRows(
    tx,
    rowSchema,
    `select private.person_has_role($2, project_id, 'viewer') as "isMember",
            private.person_has_role($2, project_id, $3) as "isAllowed"
       from ${projects} as project`,
    [id, userId, minimum],
  );
  if (!found?.isMember) return refuse('not_found');
  if (found.isAllowed) return ok(undefined);
  const detail = `This needs the role ${minimum}. Ask an owner of the project for it.`;
  return refuse('role_too_low', { detail });
}
