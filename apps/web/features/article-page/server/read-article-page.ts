import { readArticleDocument } from '@/features/editor/server/read-article-document.ts';
import type { ContentDetail } from '@/features/projects/content.ts';
import { readContent } from '@/features/projects/server/read-content.ts';
import { toContext } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/** Reads what the page of a content shows. A finished content comes with the present text of its document. */
export async function readArticlePage(user: User, contentId: string): Promise<ContentDetail | null> {
  const stored = await readContent(user, contentId);
  if (stored === null || stored.article === null) return stored && { ...stored, text: null };
  const text = await readArticleDocument(toContext(user), contentId);
  return text === null ? null : { ...stored, text };
}
