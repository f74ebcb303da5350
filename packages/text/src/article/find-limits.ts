import type { Nodes, Root } from 'mdast';
import { MAX_DEPTH } from '../tables/max-depth.ts';
import type { ArticleLimit } from './article-limits.ts';
import { isLargeTable } from './to-article.ts';

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
