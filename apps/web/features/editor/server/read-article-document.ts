import { readDocument, seedDocument } from '@headway/documents/server';
import { database } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/**
 * Reads the present text of a finished content's document, as Markdown. The first read creates the document from the
 * generated article, exactly once under concurrent reads. Null when the content was deleted meanwhile, or the person
 * may no longer see it.
 */
export async function readArticleDocument(user: User, contentId: string): Promise<string | null> {
  const ctx = { db: database(), user };
  const written = await readDocument(ctx, { contentId });
  if (written.ok) return written.value.markdown;
  const seeded = await seedDocument(ctx, { contentId });
  const read = seeded.ok ? await readDocument(ctx, { contentId }) : seeded;
  return read.ok ? read.value.markdown : null;
}
