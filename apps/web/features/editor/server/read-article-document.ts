import { DocumentError } from '@headway/documents/protocol';
import { readDocument, seedDocument } from '@headway/documents/server';
import { database } from '@/server/database.ts';
import type { User } from '@/server/user.ts';

/**
 * What the co-edited document of a finished content says now, as Markdown. The first to ask makes the document of the
 * generated article; however many ask at once, it is made once. Null when the content has gone meanwhile, or is not for
 * this person any more.
 */
export async function readArticleDocument(user: User, contentId: string): Promise<string | null> {
  const written = await readIfThere(user, contentId);
  if (written !== null) return written;
  try {
    await seedDocument(database(), contentId);
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
  return readIfThere(user, contentId);
}

async function readIfThere(user: User, contentId: string): Promise<string | null> {
  try {
    const { markdown } = await readDocument(database(), { contentId, userId: user.id });
    return markdown;
  } catch (error) {
    if (error instanceof DocumentError) return null;
    throw error;
  }
}
