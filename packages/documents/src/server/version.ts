import type { Pool, PoolClient } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { DocumentError } from '../protocol/document-error.ts';

/** A state of a document that was kept. */
export interface Version {
  id: string;
  contentId: string;
  /** Contains every update up to this number. */
  seq: number;
  /** `null` for one that was made by itself. */
  name: string | null;
  /** Who wrote what has changed since the version before. */
  authors: string[];
  createdBy: string | null;
  createdAt: Date;
}

/** The columns of a `Version`, for `select` and `returning`. */
export const VERSION_COLUMNS = 'id, content_id, seq, name, authors, created_by, created_at';

const versionSchema = z
  .object({
    id: z.uuid(),
    content_id: z.uuid(),
    seq: z.coerce.number(),
    name: z.string().nullable(),
    authors: z.array(z.uuid()),
    created_by: z.uuid().nullable(),
    created_at: z.date(),
  })
  .transform((row): Version => {
    const { content_id: contentId, created_by: createdBy, created_at: createdAt, ...same } = row;
    return { ...same, contentId, createdBy, createdAt };
  });

export function parseVersion(row: unknown): Version {
  return versionSchema.parse(row);
}

const stateSchema = z.object({ state: z.instanceof(Uint8Array) });

/** The document as it was in a version. @throws DocumentError `version_not_found` */
export async function loadVersion(
  db: Pool | PoolClient,
  contentId: string,
  versionId: string,
): Promise<Y.Doc> {
  const { rows } = await db.query(
    'select state from public.document_versions where content_id = $1 and id = $2',
    [contentId, versionId],
  );
  if (rows.length === 0) throw new DocumentError('version_not_found', 'There is no such version.');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stateSchema.parse(rows[0]).state);
  return doc;
}
