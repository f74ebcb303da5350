import type { VerbContext } from '@headway/database';
import { ok, type Result } from '@headway/database/result';
import { listVersions, type VersionQuery } from '@headway/documents/server';
import { withDocument } from '@/features/editor/server/read-article-document.ts';
import type { VersionPage } from '../version.ts';
import { readPeople } from './read-people.ts';
import { listPeople, toNamedVersion } from './to-version.ts';

/**
 * Reads the versions of an article, newest first. Creates the document, and with it the first version, of an article
 * that was never opened for editing.
 */
export async function readVersionPage(ctx: VerbContext, query: VersionQuery): Promise<Result<VersionPage>> {
  const listed = await withDocument(ctx, query.contentId, () => listVersions(ctx, query));
  if (!listed.ok) return listed;
  const { versions, hasMore, unkept } = listed.value;
  const nameOf = await readPeople([...versions.flatMap(listPeople), ...unkept.authors]);
  return ok({
    versions: versions.map((version) => toNamedVersion(version, nameOf)),
    next: hasMore ? (versions.at(-1)?.id ?? null) : null,
    unkept: {
      authors: unkept.authors.map(nameOf),
      changedAt: unkept.changedAt?.toISOString() ?? null,
    },
  });
}
