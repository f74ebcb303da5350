import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { DocumentError } from '../../protocol/document-error.ts';

const rowSchema = z.object({ known: z.boolean(), enough: z.boolean() });

/**
 * Asks the database whether this person may do this with a document.
 *
 * @throws DocumentError `document_not_found` for people outside the project, `role_too_low`
 */
export async function requireRole(
  db: Pool | PoolClient,
  { contentId, userId, role }: { contentId: string; userId: string; role: 'viewer' | 'editor' },
): Promise<void> {
  const { rows } = await db.query(
    `select held is not null as known,
            coalesce(private.role_rank(held) >= private.role_rank($3), false) as enough
       from private.role_in_content($1, $2) as held`,
    [contentId, userId, role],
  );
  const { known, enough } = rowSchema.parse(rows[0]);
  if (!known) throw new DocumentError('document_not_found', 'There is no such document.');
  if (!enough) throw new DocumentError('role_too_low', `This takes the role: ${role}.`);
}
