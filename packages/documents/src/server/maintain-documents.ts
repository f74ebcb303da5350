import type { Pool } from 'pg';
import { z } from 'zod';
import { DocumentError } from '../protocol/document-error.ts';
import { compactDocument } from './compact-document.ts';
import { createAutomaticVersion } from './create-version.ts';

export interface MaintenanceOptions {
  /** Updates after the snapshot from which a document is compacted. Default 200. */
  compactFrom?: number;
  /** How long a document that is being edited goes without a version, in milliseconds. Default 10 minutes. */
  versionEveryMs?: number;
}

/** What was done, each by the id of the content. */
export interface Maintenance {
  versioned: string[];
  compacted: string[];
}

const dueSchema = z.object({ content_id: z.uuid(), version: z.boolean(), compaction: z.boolean() });

/**
 * Compacts the documents whose logs have grown, and keeps an automatic version of those edited since their last. To be
 * called now and then by one process or several; a document that was deleted meanwhile is passed over.
 */
export async function maintainDocuments(
  pool: Pool,
  { compactFrom = 200, versionEveryMs = 600_000 }: MaintenanceOptions = {},
): Promise<Maintenance> {
  const { rows } = await pool.query(
    `select * from (
       select d.content_id,
              d.seq - coalesce(s.seq, 0) >= $1 as compaction,
              d.seq > coalesce(newest.seq, 0)
                and coalesce(newest.created_at, d.created_at) < clock_timestamp() - make_interval(secs => $2) as version
         from public.documents as d
         left join public.document_snapshots as s using (content_id)
         left join lateral (
           select v.seq, v.created_at from public.document_versions as v
            where v.content_id = d.content_id order by v.created_at desc limit 1
         ) as newest on true
     ) as due where compaction or version`,
    [compactFrom, versionEveryMs / 1000],
  );
  const done: Maintenance = { versioned: [], compacted: [] };
  for (const { content_id: contentId, version, compaction } of z.array(dueSchema).parse(rows)) {
    try {
      if (version && (await createAutomaticVersion(pool, contentId))) done.versioned.push(contentId);
      if (!compaction) continue;
      await compactDocument(pool, contentId);
      done.compacted.push(contentId);
    } catch (error) {
      if (!(error instanceof DocumentError) || error.code !== 'document_not_found') throw error;
    }
  }
  return done;
}
