import { DocumentError } from '@headway/documents/protocol';
import { listVersions as list, seedDocument, type VersionQuery } from '@headway/documents/server';
import { requireContentRole } from '@/features/content/server/require-content-role.ts';
import { database } from '@/server/database.ts';
import type { User } from '@/server/user.ts';
import type { VersionPage } from '../version.ts';
import { readWritersOf, toVersion } from './to-version.ts';

/**
 * The versions of an article, newest first. An article that nobody has opened for editing yet becomes a document here,
 * and so has its first version.
 */
export async function listVersions(
  user: User,
  contentId: string,
  page: Pick<VersionQuery, 'before' | 'limit'> = {},
): Promise<VersionPage> {
  await requireContentRole(user, contentId, 'viewer');
  const query = { contentId, userId: user.id, ...page };
  const { versions, hasMore, unkept } = await list(database(), query).catch(async (error: unknown) => {
    if (!(error instanceof DocumentError) || error.code !== 'document_not_found') throw error;
    await seedDocument(database(), contentId);
    return list(database(), query);
  });
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
