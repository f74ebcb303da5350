import { ok, refuse, type Result } from '@headway/database/result';
import type { PoolClient } from 'pg';
import { z } from 'zod';

const rowSchema = z.object({ isMember: z.boolean(), isEnough: z.boolean() });

/**
 * Checks in a verb's own transaction what a person may do with a document.
 *
 * @returns `document_not_found` for a person outside the project, who must not learn that the document exists;
 *   `role_too_low` for a member with a lower role
 */
export async function checkContentRole(
  tx: PoolClient,
  { contentId, userId, role }: { contentId: string; userId: string; role: 'viewer' | 'editor' },
): Promise<Result<void, 'document_not_found' | 'role_too_low'>> {
  const { rows } = await tx.query(
    `select held is not null as "isMember",
            coalesce(private.role_rank(held) >= private.role_rank($3), false) as "isEnough"
       from private.role_in_content($1, $2) as held`,
    [contentId, userId, role],
  );
  const { isMember, isEnough } = rowSchema.parse(rows[0]);
  if (!isMember) return refuse('document_not_found');
  return isEnough ? ok(undefined) : refuse('role_too_low');
}
