import { withTransaction } from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { z } from 'zod';
import type { DocumentContext } from '../document-context.ts';
import { checkContentRole } from '../log/check-content-role.ts';
import { parseVersion, VERSION_COLUMNS, type Version } from './version.ts';

export interface VersionQuery {
  contentId: string;
  /** The id of a version: only older ones are listed. */
  before?: string | undefined;
  /** How many at most. Default 50. */
  limit?: number | undefined;
}

/** A version in a list. */
export interface ListedVersion extends Version {
  /** Words more than in the version before; negative for fewer; `null` if unknown. */
  wordsChange: number | null;
}

/** What has been written since the newest version. */
export interface UnkeptChanges {
  /** Ids of everyone who wrote it; empty if nothing was written. */
  authors: string[];
  /** When the last of it was written; `null` if nothing was. */
  changedAt: Date | null;
}

const changeSchema = z.object({ wordsChange: z.number().nullable() });
const positionSchema = z.object({ seq: z.string(), at: z.string() });
const unkeptSchema = z.object({ authors: z.array(z.uuid()), changedAt: z.date().nullable() });

/** Versions of a document, newest first. */
export interface VersionList {
  versions: ListedVersion[];
  /** Whether there are older ones. */
  hasMore: boolean;
  unkept: UnkeptChanges;
}

/**
 * The versions of a document, newest first, and what has been written since the newest. Takes the role viewer.
 *
 * @returns refuses with `document_not_found`, and with `version_not_found` if there is no version `before`
 */
export function listVersions(
  { db, user }: DocumentContext,
  { contentId, before, limit = 50 }: VersionQuery,
): Promise<Result<VersionList, 'document_not_found' | 'role_too_low' | 'version_not_found'>> {
  return withTransaction(db, async (tx) => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, role: 'viewer' });
    if (!allowed.ok) return allowed;
    let position: z.infer<typeof positionSchema> | undefined;
    if (before !== undefined) {
      const { rows } = await tx.query(
        `select seq::text, created_at::text as at from public.document_versions where content_id = $1 and id = $2`,
        [contentId, before],
      );
      if (rows.length === 0) return refuse('version_not_found');
      position = positionSchema.parse(rows[0]);
    }
    const { rows } = await tx.query(
      `select * from (
         select ${VERSION_COLUMNS},
                words - lead(words) over (order by seq desc, created_at desc, id) as "wordsChange"
           from public.document_versions where content_id = $1
       ) as version
        where $2::bigint is null or (seq, "createdAt") < ($2::bigint, $3::timestamptz)
           or (seq = $2::bigint and "createdAt" = $3::timestamptz and id > $4::uuid)
        order by seq desc, "createdAt" desc, id limit $5`,
      [contentId, position?.seq ?? null, position?.at ?? null, before ?? null, limit + 1],
    );
    const unkept = await tx.query(
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
    if (unkept.rows.length === 0) return refuse('document_not_found');
    const versions = rows
      .slice(0, limit)
      .map((row) => ({ ...parseVersion(row), ...changeSchema.parse(row) }));
    return ok({ versions, hasMore: rows.length > limit, unkept: unkeptSchema.parse(unkept.rows[0]) });
  });
}
