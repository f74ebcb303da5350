import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import { DocumentError } from '../protocol/document-error.ts';
import { compactDocument } from './log/compact-document.ts';
import { createAutomaticVersion } from './versions/create-version.ts';
import { withinTransaction } from './within-transaction.ts';

export interface MaintenanceOptions {
  /** Updates after the snapshot from which a document is compacted. Default 200. */
  compactFrom?: number;
  /** How long a document that is being edited goes without a version, in milliseconds. Default 10 minutes. */
  versionEveryMs?: number;
  /** Ends it early, after the document that is in hand. */
  signal?: AbortSignal;
}

/** What was done, each by the id of the content. */
export interface Maintenance {
  versioned: string[];
  compacted: string[];
  /** Documents that were passed over, and why. */
  failed: { contentId: string; error: unknown }[];
}

const dueSchema = z.object({ content_id: z.uuid(), version: z.boolean(), compaction: z.boolean() });
type Due = z.output<typeof dueSchema>;

/**
 * Compacts the documents whose logs have grown, and keeps an automatic version of those edited since their last. To be
 * called now and then, by any number of processes: while one is at it the others do nothing, and one that is killed
 * stands in nobody's way. Takes two connections of the pool.
 *
 * @throws only if the database cannot be asked; what is wrong with one document does not stop the others
 */
export async function maintainDocuments(
  pool: Pool,
  { compactFrom = 200, versionEveryMs = 600_000, signal }: MaintenanceOptions = {},
): Promise<Maintenance> {
  const done: Maintenance = { versioned: [], compacted: [], failed: [] };
  await withinTransaction(pool, async (client) => {
    // goes with the connection, however that ends
    const { rowCount } = await client.query(
      `select where pg_try_advisory_xact_lock(hashtextextended('document maintenance', 0))`,
    );
    if (rowCount === 0) return;
    for (const due of await findDue(client, compactFrom, versionEveryMs)) {
      if (signal?.aborted) return;
      try {
        await maintain(pool, due, done);
      } catch (error) {
        // if it is the database that fails, this does too
        await client.query('select');
        if (error instanceof DocumentError && error.code === 'document_not_found') continue;
        done.failed.push({ contentId: due.content_id, error });
      }
    }
  });
  return done;
}

async function findDue(client: PoolClient, compactFrom: number, versionEveryMs: number): Promise<Due[]> {
  const { rows } = await client.query(
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
  return z.array(dueSchema).parse(rows);
}

async function maintain(pool: Pool, { content_id: contentId, ...due }: Due, done: Maintenance) {
  if (due.version && (await createAutomaticVersion(pool, contentId))) done.versioned.push(contentId);
  if (!due.compaction) return;
  await compactDocument(pool, contentId);
  done.compacted.push(contentId);
}
