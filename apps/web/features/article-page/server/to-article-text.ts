import { findLimits, printArticle, toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';
import type { ArticleText } from '@/features/projects/content.ts';

/** Compares the Markdown of a document with the generated Markdown that the document was made from. */
export function toArticleText(markdown: string, generated: string): ArticleText {
  const root = parseMarkdown(generated);
  const limits = findLimits(root);
  // A document prints its Markdown in its own way: other signs for lists and emphasis are no edit.
  const unedited = printArticle(toArticle(root, { images: 'linked' }));
  return {
    markdown,
    isEdited: markdown !== generated && markdown !== unedited,
    limits,
    isUnreadable: false,
  };
}
