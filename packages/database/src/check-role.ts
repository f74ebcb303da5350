import type { PoolClient } from 'pg';
import { z } from 'zod';
import { ok, refuse, type Result } from './result.ts';

/** A member's role in a project. Each role may do everything that the roles before it may do. */
export type Role = 'viewer' | 'commenter' | 'editor' | 'owner';

const rowsSchema = z.array(z.object({ allowed: z.boolean() }));

/**
 * Checks inside a verb's own transaction that a person has at least the role `minimum` in a project. To keep the role
 * from changing until the transaction ends, lock the project's row first (`for no key update`): every change of a role
 * locks it too.
 *
 * @returns `not_found` for a person outside the project, who must not learn that it exists; `role_too_low` for a member
 * with a lower role.
 *
 * @example
 * const allowed = await checkRole(tx, { projectId, userId: ctx.user.id, minimum: 'editor' });
 * if (!allowed.ok) return allowed;
 */
export async function checkRole(
  tx: PoolClient,
  { projectId, userId, minimum }: { projectId: string; userId: string; minimum: Role },
): Promise<Result<void, 'not_found' | 'role_too_low'>> {
  const { rows } = await tx.query(
    `select private.role_rank(role) >= private.role_rank($3) as allowed
       from public.project_members
      where project_id = $1 and user_id = $2`,
    [projectId, userId, minimum],
  );
  const [member] = rowsSchema.parse(rows);
  if (!member) return refuse('not_found');
  if (member.allowed) return ok(undefined);
  const detail = `This needs the role ${minimum}. Ask an owner of the project for it.`;
  return refuse('role_too_low', { detail });
}
