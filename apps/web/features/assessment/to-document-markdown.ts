import { printArticle, toArticle } from '@headway/text/article';
import { parseMarkdown } from '@headway/text/markdown';

/** The Markdown of the document that is made from a generated article, as long as nobody edits it. */
export function toDocumentMarkdown(generated: string): string {
  return printArticle(toArticle(parseMarkdown(generated), { images: 'linked' }));
}
