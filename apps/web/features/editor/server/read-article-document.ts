import { readDocument, seedDocument } from '@headway/documents/server';
import { database } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/**
 * What the co-edited document of a finished content says now, as Markdown. The first to ask makes the document of the
 * generated article; however many ask at once, it is made once. Null when the content has gone meanwhile, or is not for
 * this person any more.
 */
export async function readArticleDocument(user: User, contentId: string): Promise<string | null> {
  const ctx = { db: database(), user };
  const written = await readDocument(ctx, { contentId });
  if (written.ok) return written.value.markdown;
  const seeded = await seedDocument(ctx, { contentId });
  const read = seeded.ok ? await readDocument(ctx, { contentId }) : seeded;
  return read.ok ? read.value.markdown : null;
}
