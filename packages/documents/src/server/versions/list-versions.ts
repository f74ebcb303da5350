import {
  checkContentRole,
  readRows,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { z } from 'zod';
import { VERSION_COLUMNS, versionSchema } from './version.ts';

/** Which versions to list. */
export interface VersionQuery {
  contentId: string;
  /** The id of a version: only older ones are listed. */
  before?: string | undefined;
  /** The ids of versions: only these are listed. Default: all. */
  only?: readonly string[] | undefined;
  /** How many at most. Default 50. */
  limit?: number | undefined;
}

const listedSchema = versionSchema.extend({
  /** Words more than in the version before; negative for fewer; `null` if unknown. */
  wordsChange: z.number().nullable(),
});

const unkeptSchema = z.object({
  /** Ids of everyone who wrote it; empty if nothing was written. */
  authors: z.array(z.uuid()),
  /** When the last of it was written; `null` if nothing was. */
  changedAt: z.date().nullable(),
});

/** A version in a list. */
export type ListedVersion = z.infer<typeof listedSchema>;

/** Versions of a document, newest first. */
export interface VersionList {
  versions: ListedVersion[];
  /** Whether there are older ones. */
  hasMore: boolean;
  /** What has been written since the newest version. */
  unkept: z.infer<typeof unkeptSchema>;
}

/**
 * The versions of a document, newest first, and what has been written since the newest. Takes the role viewer.
 *
 * @returns `version_not_found` if there is no version `before`; `document_not_found` for a content whose document was
 * never made.
 */
export function listVersions(
  { db, user }: VerbContext,
  { contentId, before, only, limit = 50 }: VersionQuery,
): Promise<Result<VersionList, RoleRefusal | 'document_not_found' | 'version_not_found'>> {
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'viewer' });
    if (!allowed.ok) return allowed;
    const mark = 'select seq, created_at, id from public.document_versions where content_id = $1 and id = $2';
    if (before !== undefined) {
      const { rowCount } = await tx.query(mark, [contentId, before]);
      if (rowCount === 0) return refuse('version_not_found');
    }
    const versions = await readRows(
      tx,
      listedSchema,
      `select version.* from (
         select ${VERSION_COLUMNS},
                words - lead(words) over (order by seq desc, created_at desc, id) as "wordsChange"
           from public.document_versions where content_id = $1
       ) as version left join (${mark}) as mark on true
        where (mark.id is null or (version.seq, version."createdAt") < (mark.seq, mark.created_at)
               or (version.seq, version."createdAt") = (mark.seq, mark.created_at) and version.id > mark.id)
          and ($4::uuid[] is null or version.id = any ($4))
        order by version.seq desc, version."createdAt" desc, version.id limit $3`,
      [contentId, before ?? null, limit + 1, only ?? null],
    );
    const [unkept] = await readRows(
      tx,
      unkeptSchema,
      `with newest as (
         select coalesce(max(seq), 0) as seq from public.document_versions where content_id = $1
       ), writers as (
         select unnest(s.authors) as person from public.document_snapshots as s, newest
          where s.content_id = $1 and s.seq > newest.seq
         union
         select u.user_id from public.document_updates as u, newest
          where u.content_id = $1 and u.seq > newest.seq and u.user_id is not null
       )
       select coalesce((select array_agg(person order by person) from writers), '{}') as authors,
              case when d.seq > newest.seq then d.updated_at end as "changedAt"
         from public.documents as d, newest where d.content_id = $1`,
      [contentId],
    );
    if (!unkept) return refuse('document_not_found');
    return ok({ versions: versions.slice(0, limit), hasMore: versions.length > limit, unkept });
  });
}
