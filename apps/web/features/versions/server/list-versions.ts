import { listVersions as list, seedDocument, type VersionQuery } from '@headway/documents/server';
import { requireContentRole } from '@/features/projects/server/require-content-role.ts';
import { database } from '@/server/process/database.ts';
import { requireAccepted } from '@/server/http/document-problem.ts';
import type { User } from '@/server/process/user.ts';
import type { VersionPage } from '../version.ts';
import { readWritersOf, toVersion } from './to-version.ts';

/**
 * Reads the versions of an article, newest first. Creates the document, and with it the first version, of an article
 * that was never opened for editing.
 */
export async function listVersions(
  user: User,
  contentId: string,
  page: Pick<VersionQuery, 'before' | 'limit'> = {},
): Promise<VersionPage> {
  await requireContentRole(user, contentId, 'viewer');
  const ctx = { db: database(), user };
  const query = { contentId, ...page };
  let listed = await list(ctx, query);
  if (!listed.ok && listed.code === 'document_not_found') {
    requireAccepted(await seedDocument(ctx, { contentId }));
    listed = await list(ctx, query);
  }
  const { versions, hasMore, unkept } = requireAccepted(listed);
  const nameOf = await readWritersOf(versions, unkept.authors);
  return {
    versions: versions.map((version) => toVersion(version, nameOf)),
    next: hasMore ? (versions.at(-1)?.id ?? null) : null,
    unkept: {
      authors: unkept.authors.map(nameOf),
      changedAt: unkept.changedAt?.toISOString() ?? null,
    },
  };
}
