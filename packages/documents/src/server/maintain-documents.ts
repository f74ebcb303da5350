import { readRows, withTransaction, type VerbContext } from '@headway/database';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { followDocument } from './article/follow-document.ts';
import { compactDocument } from './log/compact-document.ts';
import { loadDocument } from './log/load-document.ts';
import { lockDocument } from './log/lock-document.ts';
import { createAutomaticVersion } from './versions/create-version.ts';

export interface MaintenanceOptions {
  /** A document is compacted when at least this many updates follow its snapshot. Default 200. */
  compactFrom?: number;
  /** The longest time without a version while a document is edited, in milliseconds. Default 10 minutes. */
  versionEveryMs?: number;
  /** Title and length in lists follow a document with an update this recent, in milliseconds. Default 2 minutes. */
  followWithinMs?: number;
  /** When aborted, it ends after the document that it is working on. */
  signal?: AbortSignal;
}

/** What was done, by ids of contents. */
export interface Maintenance {
  versioned: string[];
  compacted: string[];
  /** Documents with which something went wrong. */
  failed: { contentId: string; error: unknown }[];
}

const dueSchema = z.object({
  content_id: z.uuid(),
  version: z.boolean(),
  compaction: z.boolean(),
  recent: z.boolean(),
});
type Due = z.output<typeof dueSchema>;

/**
 * Compacts the documents whose logs have grown, keeps an automatic version of those edited since their last one, and
 * copies the titles of those being edited to the lists of articles. Call
 * it regularly, from any number of processes: while one of them works, the others do nothing. A lock that ends with its
 * transaction sees to that, so that a process that is killed blocks nobody. Takes two connections of the pool.
 *
 * @throws only if the database cannot be reached; an error of one document does not stop the others
 */
export async function maintainDocuments(
  { db }: Pick<VerbContext, 'db'>,
  { compactFrom = 200, versionEveryMs = 600_000, followWithinMs = 120_000, signal }: MaintenanceOptions = {},
): Promise<Maintenance> {
  const done: Maintenance = { versioned: [], compacted: [], failed: [] };
  await withTransaction(db, async (tx) => {
    const { rowCount } = await tx.query(
      `select where pg_try_advisory_xact_lock(hashtextextended('document maintenance', 0))`,
    );
    if (rowCount === 0) return;
    for (const due of await findDue(tx, { compactFrom, versionEveryMs, followWithinMs })) {
      if (signal?.aborted) return;
      try {
        await maintain(db, due, done);
      } catch (error) {
        // if the database cannot be reached, this fails too
        await tx.query('select');
        done.failed.push({ contentId: due.content_id, error });
      }
    }
  });
  return done;
}

function findDue(
  tx: PoolClient,
  { compactFrom, versionEveryMs, followWithinMs }: Required<Omit<MaintenanceOptions, 'signal'>>,
): Promise<Due[]> {
  return readRows(
    tx,
    dueSchema,
    `select * from (
       select d.content_id,
              d.seq - coalesce(s.seq, 0) >= $1 as compaction,
              d.seq > coalesce(newest.seq, 0)
                and coalesce(newest.created_at, d.created_at) < clock_timestamp() - make_interval(secs => $2) as version,
              coalesce(last.created_at > clock_timestamp() - make_interval(secs => $3), false) as recent
         from public.documents as d
         left join public.document_snapshots as s using (content_id)
         left join lateral (
           select v.seq, v.created_at from public.document_versions as v
            where v.content_id = d.content_id order by v.created_at desc limit 1
         ) as newest on true
         left join lateral (
           select u.created_at from public.document_updates as u
            where u.content_id = d.content_id order by u.seq desc limit 1
         ) as last on true
     ) as due where compaction or version or recent`,
    [compactFrom, versionEveryMs / 1000, followWithinMs / 1000],
  );
}

async function maintain(db: VerbContext['db'], { content_id: contentId, ...due }: Due, done: Maintenance) {
  if (due.version && (await createAutomaticVersion({ db }, { contentId }))) done.versioned.push(contentId);
  else if (due.recent) await followEdits(db, contentId);
  if (!due.compaction) return;
  // a document that was deleted meanwhile needs none
  const { ok } = await compactDocument({ db }, { contentId });
  if (ok) done.compacted.push(contentId);
}

/** Copies title and length of a document to the lists, without keeping a version. */
function followEdits(db: VerbContext['db'], contentId: string): Promise<void> {
  return withTransaction(db, async (tx) => {
    await lockDocument(tx, contentId);
    const loaded = await loadDocument(tx, contentId);
    if (loaded === null) return;
    await followDocument(tx, contentId, loaded.doc);
    loaded.doc.destroy();
  });
}
