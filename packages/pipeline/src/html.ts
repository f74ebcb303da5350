import type { Source } from './protocol/article.ts';
import { parseMarkdown } from './markdown/markdown-text.ts';
import { toHtml as toHtmlOfTree } from './markdown/to-html.ts';

/**
 * The Markdown of an article that people have worked on, as HTML that is safe to put into a page: with the images they
 * have put in, its citations leading to their sources.
 */
export function toHtml(markdown: string, sources: readonly Source[]): string {
  return toHtmlOfTree(parseMarkdown(markdown), sources, { images: 'shown' });
}
