import type { Source } from './protocol/article.ts';
import { parseMarkdown } from '@headway/text/markdown';
import { toHtml as toHtmlOfTree } from './markdown/to-html.ts';

/**
 * Converts the Markdown of an edited article into HTML that is safe in a page. Images are shown, and citations `[n]` are
 * links to their sources.
 *
 * @example
 * toHtml('It caches. [1]', sources); // '<p>It caches. <sup><a href="https://..." rel="...">[1]</a></sup></p>'
 */
export function toHtml(markdown: string, sources: readonly Source[]): string {
  return toHtmlOfTree(parseMarkdown(markdown), sources, { images: 'shown' });
}
