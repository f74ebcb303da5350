import {
  checkContentRole,
  readRow,
  withTransaction,
  type RoleRefusal,
  type VerbContext,
} from '@headway/database';
import { ok, refuse, type Result } from '@headway/database/result';
import { countWords } from '@headway/text/words';
import type { PoolClient } from 'pg';
import type * as Y from 'yjs';
import { z } from 'zod';
import type { ComparedNode, Comparison } from '../../protocol/comparison.ts';
import type { AuthorshipLedger } from '../log/authorship-ledger.ts';
import { readAuthorship } from '../log/authorship.ts';
import { createBreath } from './breath.ts';
import { createCharacterOrigins } from './character-origins.ts';
import { compareArticles } from './compare-articles.ts';
import { toWrittenBlocks } from '../article/written-node.ts';
import { loadDocument } from '../log/load-document.ts';
import { lockDocument } from '../log/lock-document.ts';
import { readArticle } from '../article/read-article.ts';
import { loadVersion } from '../versions/version.ts';

export interface VersionPair {
  contentId: string;
  /** The id of a version, or `current` for the document as it is. */
  from: string;
  /** The id of a version, or `current`. */
  to: string;
}

type CompareRefusal = RoleRefusal | 'version_not_found';

interface LoadedPair {
  before: Y.Doc;
  after: Y.Doc;
  ledger: AuthorshipLedger;
  writers: string[];
}

/**
 * Compares two versions block by block, and word by word inside the blocks that were edited. Takes the role viewer. Lets
 * the process do other work every few milliseconds, so that a long article does not hold it up.
 *
 * @example
 * const compared = await compareVersions({ db: pool, user }, { contentId, from: versionId, to: 'current' });
 */
export async function compareVersions(
  { db, user }: VerbContext,
  { contentId, from, to }: VersionPair,
): Promise<Result<Comparison, CompareRefusal>> {
  const pair = await withTransaction(db, async (tx): Promise<Result<LoadedPair, CompareRefusal>> => {
    const allowed = await checkContentRole(tx, { contentId, userId: user.id, minimum: 'viewer' });
    if (!allowed.ok) return allowed;
    // the current document and its log have to be of the same moment
    await lockDocument(tx, contentId);
    const before = await load(tx, contentId, from);
    if (!before.ok) return before;
    const after = await load(tx, contentId, to);
    if (!after.ok) return after;
    return ok({
      before: before.value.doc,
      after: after.value.doc,
      ledger: await readAuthorship(tx, contentId),
      writers: await readWriters(tx, contentId, [before.value.seq, after.value.seq]),
    });
  });
  if (!pair.ok) return pair;
  const { before, after, ledger, writers } = pair.value;
  const breath = createBreath();
  const earlier = readArticle(before);
  await breath();
  const later = readArticle(after);
  await breath();
  const blocks = await compareArticles(toWrittenBlocks(earlier.json), toWrittenBlocks(later.json), {
    origins: createCharacterOrigins(later.runs, ledger),
    breath,
  });
  before.destroy();
  after.destroy();
  return ok({ blocks, words: countChanges(blocks), writers });
}

async function load(
  tx: PoolClient,
  contentId: string,
  versionId: string,
): Promise<Result<{ doc: Y.Doc; seq: number }, CompareRefusal>> {
  if (versionId === 'current') {
    const loaded = await loadDocument(tx, contentId);
    return loaded === null ? refuse('not_found') : ok(loaded);
  }
  const loaded = await loadVersion(tx, contentId, versionId);
  return loaded === null ? refuse('version_not_found') : ok({ seq: loaded.version.seq, doc: loaded.doc });
}

const writersSchema = z.object({ writers: z.array(z.uuid()) });

/** Everyone who wrote after update `from` and up to update `to`; if `from` is the later, everyone up to `to`. */
async function readWriters(
  tx: PoolClient,
  contentId: string,
  [from, to]: [number, number],
): Promise<string[]> {
  const { writers } = await readRow(
    tx,
    writersSchema,
    `select array(
       select unnest(v.authors) from public.document_versions as v
        where v.content_id = $1 and v.seq > $2 and v.seq <= $3
       union
       select unnest(s.authors) from public.document_snapshots as s
        where s.content_id = $1 and $3 > (select coalesce(max(seq), 0) from public.document_versions
                                           where content_id = $1)
       union
       select u.user_id from public.document_updates as u
        where u.content_id = $1 and u.seq > $2 and u.seq <= $3 and u.user_id is not null
     ) as writers`,
    [contentId, from <= to ? from : -1, to],
  );
  return writers;
}

function countChanges(nodes: ComparedNode[]): Comparison['words'] {
  const words = { added: 0, removed: 0 };
  const count = (node: ComparedNode): void => {
    if (node.type !== 'text') node.content?.forEach(count);
    else if (node.change === 'added' || node.change === 'removed')
      words[node.change] += countWords(node.text);
  };
  nodes.forEach(count);
  return words;
}
