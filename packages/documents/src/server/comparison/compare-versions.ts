import type { Pool, PoolClient } from 'pg';
import type * as Y from 'yjs';
import { z } from 'zod';
import type { ComparedNode, Comparison } from '../../protocol/comparison.ts';
import { readAuthorship } from '../log/authorship.ts';
import { createBreath } from './breath.ts';
import { createCharacterOrigins } from './character-origins.ts';
import { compareArticles } from './compare-articles.ts';
import { countWords } from '../article/to-words.ts';
import { toWrittenBlocks } from '../article/written-node.ts';
import { loadDocument } from '../log/load-document.ts';
import { lockDocument } from '../log/lock-document.ts';
import { readArticle } from '../article/read-article.ts';
import { requireRole } from '../log/require-role.ts';
import { findVersion, loadVersion } from '../versions/version.ts';
import { withinTransaction } from '../within-transaction.ts';

export interface VersionPair {
  contentId: string;
  /** Who asks: anyone who may read the document. */
  userId: string;
  /** A version, or `current` for the document as it is. */
  from: string;
  /** The same. */
  to: string;
}

/**
 * Compares two versions block by block, and word by word inside the blocks that were edited. Stands back often enough
 * that a process which serves others is not held up by a long article.
 *
 * @throws DocumentError `document_not_found`, `version_not_found`
 */
export async function compareVersions(
  pool: Pool,
  { contentId, userId, from, to }: VersionPair,
): Promise<Comparison> {
  const { before, after, ledger, writers } = await withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'viewer' });
    // what is current, and what the log says, belong together
    await lockDocument(client, contentId);
    const [before, after] = [await load(client, contentId, from), await load(client, contentId, to)];
    return {
      before: before.doc,
      after: after.doc,
      ledger: await readAuthorship(client, contentId),
      writers: await readWriters(client, contentId, [before.seq, after.seq]),
    };
  });
  const breath = createBreath();
  const earlier = readArticle(before);
  await breath.take();
  const later = readArticle(after);
  await breath.take();
  const blocks = await compareArticles(toWrittenBlocks(earlier.json), toWrittenBlocks(later.json), {
    origins: createCharacterOrigins(later.runs, ledger),
    breath,
  });
  before.destroy();
  after.destroy();
  return { blocks, words: countChanges(blocks), writers };
}

async function load(
  client: PoolClient,
  contentId: string,
  version: string,
): Promise<{ doc: Y.Doc; seq: number }> {
  if (version === 'current') return loadDocument(client, contentId);
  const { seq } = await findVersion(client, contentId, version);
  return { seq, doc: await loadVersion(client, contentId, version) };
}

const writersSchema = z.object({ writers: z.array(z.uuid()) });

/** Everyone who wrote after the earlier and up to the later of two positions; everyone up to it if they are turned. */
async function readWriters(
  client: PoolClient,
  contentId: string,
  [from, to]: [number, number],
): Promise<string[]> {
  const { rows } = await client.query(
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
  return writersSchema.parse(rows[0]).writers;
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
