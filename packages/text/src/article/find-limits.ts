import type { Nodes, Root } from 'mdast';
import { MAX_DEPTH } from '../tables/max-depth.ts';
import { isLargeTable } from './to-article.ts';

/**
 * What an article cannot keep of a Markdown text: `markup`, the text is read as paragraphs without markup; `levels`, blocks
 * lose the frames below 20 levels; `table`, a table of more than 10,000 cells becomes paragraphs. No text is lost.
 */
export type ArticleLimit = 'markup' | 'levels' | 'table';

/**
 * The limits that a Markdown text exceeds, for a note to the person who reads it.
 *
 * @example
 * findLimits(parseMarkdown('>'.repeat(100))); // ['markup']
 */
export function findLimits(root: Root): ArticleLimit[] {
  if (root.data?.isPlain === true) return ['markup'];
  const limits = new Set<ArticleLimit>();
  const visit = (node: Nodes, depth: number): void => {
    const isFrame = node.type === 'blockquote' || node.type === 'list';
    if (isFrame && depth >= MAX_DEPTH) limits.add('levels');
    if (node.type === 'table' && isLargeTable(node)) limits.add('table');
    if ('children' in node) for (const child of node.children) visit(child, depth + (isFrame ? 1 : 0));
  };
  visit(root, 0);
  return [...limits];
}
