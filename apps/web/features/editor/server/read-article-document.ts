import type { VerbContext } from '@headway/database';
import type { Result } from '@headway/database/result';
import { readDocument, seedDocument } from '@headway/documents/server';

/**
 * Reads the present text of a finished content's document, as Markdown. Null when the content was deleted meanwhile, or
 * the person may no longer see it.
 */
export async function readArticleDocument(ctx: VerbContext, contentId: string): Promise<string | null> {
  const read = await withDocument(ctx, contentId, () => readDocument(ctx, { contentId }));
  return read.ok ? read.value.markdown : null;
}

/**
 * Runs a verb that needs the document of a content. The first such verb finds none: then the document is made from the
 * generated article, exactly once under concurrent requests, and the verb runs again.
 */
export async function withDocument<Value>(
  ctx: VerbContext,
  contentId: string,
  verb: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const result = await verb();
  if (result.ok || result.code !== 'document_not_found') return result;
  const seeded = await seedDocument(ctx, { contentId });
  return seeded.ok ? verb() : seeded;
}
