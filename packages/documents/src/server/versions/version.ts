import type { PoolClient } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { versionKindSchema, type VersionKind } from '../../protocol/version-kind.ts';

/** A state of a document that was kept, without its content. */
export interface Version {
  id: string;
  contentId: string;
  /** The number of the last update that is in it. */
  seq: number;
  kind: VersionKind;
  /** `null` if nobody gave it one. */
  name: string | null;
  /** Words of the article; `null` if they were not counted. */
  words: number | null;
  /** Ids of everyone who wrote since the version before. */
  authors: string[];
  /** Who kept or restored it; `null` for automatic versions, and once the account is deleted. */
  createdBy: string | null;
  /** Who gave it its name; `null` if nobody did. */
  namedBy: string | null;
  /** The version that was restored; `null` for versions of other kinds. */
  restoredFrom: string | null;
  createdAt: Date;
}

/** The columns of a `Version`, for `select` and `returning`. */
export const VERSION_COLUMNS = `id, content_id as "contentId", seq, kind, name, words, authors,
  created_by as "createdBy", named_by as "namedBy", restored_from as "restoredFrom", created_at as "createdAt"`;

const versionSchema: z.ZodType<Version> = z.object({
  id: z.uuid(),
  contentId: z.uuid(),
  seq: z.coerce.number(),
  kind: versionKindSchema,
  name: z.string().nullable(),
  words: z.number().nullable(),
  authors: z.array(z.uuid()),
  createdBy: z.uuid().nullable(),
  namedBy: z.uuid().nullable(),
  restoredFrom: z.uuid().nullable(),
  createdAt: z.date(),
});

export function parseVersion(row: unknown): Version {
  return versionSchema.parse(row);
}

const stateSchema = z.object({ state: z.instanceof(Uint8Array) });

/** The document as it was in a version; `null` if there is no such version of this document. */
export async function loadVersion(
  tx: PoolClient,
  contentId: string,
  versionId: string,
): Promise<Y.Doc | null> {
  const { rows } = await tx.query(
    'select state from public.document_versions where content_id = $1 and id = $2',
    [contentId, versionId],
  );
  if (rows.length === 0) return null;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stateSchema.parse(rows[0]).state);
  return doc;
}

/** A version without the document; `null` if there is no such version of this document. */
export async function findVersion(
  tx: PoolClient,
  contentId: string,
  versionId: string,
): Promise<Version | null> {
  const { rows } = await tx.query(
    `select ${VERSION_COLUMNS} from public.document_versions where content_id = $1 and id = $2`,
    [contentId, versionId],
  );
  return rows.length === 0 ? null : parseVersion(rows[0]);
}
