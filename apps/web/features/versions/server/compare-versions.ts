import type { ComparedNode } from '@headway/documents/protocol';
import { compareVersions as compare } from '@headway/documents/server';
import { database } from '@/server/process/database.ts';
import { requireAccepted } from '@/server/http/document-problem.ts';
import type { User } from '@/server/process/user.ts';
import type { NamedComparison, VersionRef } from '../version.ts';
import { readWriters } from './read-writers.ts';

/** Compares two versions of an article in one text, with the names of the authors of additions. */
export async function compareVersions(
  user: User,
  contentId: string,
  { from, to }: { from: VersionRef; to: VersionRef },
): Promise<NamedComparison> {
  const comparison = requireAccepted(await compare({ db: database(), user }, { contentId, from, to }));
  const ids = new Set(comparison.writers);
  const collect = (node: ComparedNode): void => {
    if (node.type !== 'text') node.content?.forEach(collect);
    else if (typeof node.by?.userId === 'string') ids.add(node.by.userId);
  };
  comparison.blocks.forEach(collect);
  const nameOf = await readWriters(ids);
  return { ...comparison, people: [...ids].map(nameOf) };
}
