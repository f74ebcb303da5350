import { isConnectionError } from '@headway/database';
import { readArticleDocument } from '@/features/editor/server/read-article-document.ts';
import { toArticleText } from './to-article-text.ts';
import type { ContentDetail } from '@/features/projects/content.ts';
import { readContent } from '@/features/projects/server/read-content.ts';
import { errorFields, log } from '@/server/process/log.ts';
import { toContext } from '@/server/process/database.ts';
import type { User } from '@/server/process/user.ts';

/**
 * Reads what the page of a content shows. A finished content comes with the present text of its document. If the document
 * cannot be read, it comes with the generated text instead, and says so.
 */
export async function readArticlePage(user: User, contentId: string): Promise<ContentDetail | null> {
  const stored = await readContent(user, contentId);
  if (stored === null) return null;
  if (stored.article === null) return { ...stored, text: null };
  const generated = stored.article.markdown;
  try {
    const text = await readArticleDocument(toContext(user), contentId);
    return text === null ? null : { ...stored, text: toArticleText(text, generated) };
  } catch (error) {
    if (isConnectionError(error)) throw error;
    log.error('document.unreadable', { contentId, ...errorFields(error) });
    return { ...stored, text: { ...toArticleText(generated, generated), isUnreadable: true } };
  }
}
