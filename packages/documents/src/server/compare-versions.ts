import { diffWordsWithSpace } from 'diff';
import type { Pool } from 'pg';
import { loadDocument } from './load-document.ts';
import { lockDocument } from './lock-document.ts';
import { readMarkdown } from './markdown.ts';
import { requireRole } from './require-role.ts';
import { loadVersion } from './version.ts';
import { withinTransaction } from './within-transaction.ts';

/** A run of Markdown that both have, or only one of them. In their order they make up both texts. */
export interface Difference {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface Comparison {
  contentId: string;
  /** Who asks: anyone who may read the document. */
  userId: string;
  /** A version. */
  from: string;
  /** A version, or `current` for the document as it is. */
  to: string;
}

/** Compares two versions word by word. @throws DocumentError `document_not_found`, `version_not_found` */
export async function compareVersions(
  pool: Pool,
  { contentId, userId, from, to }: Comparison,
): Promise<Difference[]> {
  const [before, after] = await withinTransaction(pool, async (client) => {
    await requireRole(client, { contentId, userId, role: 'viewer' });
    if (to === 'current') await lockDocument(client, contentId);
    return [
      readMarkdown(await loadVersion(client, contentId, from)),
      readMarkdown(
        to === 'current'
          ? (await loadDocument(client, contentId)).doc
          : await loadVersion(client, contentId, to),
      ),
    ] as const;
  });
  return diffWordsWithSpace(before, after).map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
