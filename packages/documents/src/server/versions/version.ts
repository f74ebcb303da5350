import { readRows } from '@headway/database';
import type { PoolClient } from 'pg';
import * as Y from 'yjs';
import { z } from 'zod';
import { versionKindSchema } from '../../protocol/version-kind.ts';

/** A state of a document that was kept, without its content. */
export const versionSchema = z.object({
  id: z.uuid(),
  contentId: z.uuid(),
  /** The number of the last update that is in it. */
  seq: z.coerce.number(),
  kind: versionKindSchema,
  /** `null` if nobody gave it one. */
  name: z.string().nullable(),
  /** Words of the article; `null` if they were not counted. */
  words: z.number().nullable(),
  /** Ids of everyone who wrote since the version before. */
  authors: z.array(z.uuid()),
  /** Who kept or restored it; `null` for automatic versions, and once the account is deleted. */
  createdBy: z.uuid().nullable(),
  /** Who gave it its name; `null` if nobody did. */
  namedBy: z.uuid().nullable(),
  /** The version that was restored; `null` for versions of other kinds. */
  restoredFrom: z.uuid().nullable(),
  createdAt: z.date(),
});

/** See {@link versionSchema}. */
export type Version = z.infer<typeof versionSchema>;

/** The columns of a `Version`, for `select` and `returning`. */
export const VERSION_COLUMNS = `id, content_id as "contentId", seq, kind, name, words, authors,
  created_by as "createdBy", named_by as "namedBy", restored_from as "restoredFrom", created_at as "createdAt"`;

const loadedSchema = versionSchema.extend({ state: z.instanceof(Uint8Array) });

/** A version and the document as it was then; `null` if there is no such version of this document. */
export async function loadVersion(
  tx: PoolClient,
  contentId: string,
  versionId: string,
): Promise<{ version: Version; doc: Y.Doc } | null> {
  const [loaded] = await readRows(
    tx,
    loadedSchema,
    `select ${VERSION_COLUMNS}, state from public.document_versions where content_id = $1 and id = $2`,
    [contentId, versionId],
  );
  if (!loaded) return null;
  const { state, ...version } = loaded;
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  return { version, doc };
}
