import type { Nodes, Root, RootContent } from 'mdast';
import { readHtmlTables } from '../tables/html-table.ts';
import { isLineBreak } from '../markdown/line-break.ts';

/**
 * The HTML of an article that the editor does not write itself. The editor writes line breaks and tables with merged
 * cells in HTML, because Markdown has no other way to write them.
 *
 * @example
 * findForeignHtml(parseMarkdown('a<br>\n\n<div>')); // ['<div>']
 */
export function findForeignHtml(root: Root): string[] {
  const found: string[] = [];
  const visitBlocks = (nodes: readonly RootContent[]): void => {
    for (const node of readHtmlTables(nodes)) {
      if (node.type === 'htmlTable') for (const { children } of node.rows.flat()) visitBlocks(children);
      else visit(node);
    }
  };
  const visit = (node: Nodes): void => {
    if (node.type === 'html') {
      if (!isLineBreak(node.value)) found.push(node.value);
    } else if ('children' in node) visitBlocks(node.children);
  };
  visitBlocks(root.children);
  return found;
}
