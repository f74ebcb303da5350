import type { Nodes, Root } from 'mdast';
import { collapseWhitespace } from '../../text/whitespace.ts';

/** The text of a node without its code and HTML, in whose place `…` stands. */
function toText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode' || node.type === 'html') return '…';
  return 'children' in node ? node.children.map(toText).join('') : '';
}

/** What authors wrote as prose: headings, paragraphs, items and cells, without code, quotations and the list of sources. */
export function toProse(root: Root): string[] {
  const texts: string[] = [];
  let isSources = false;
  const visit = (node: Nodes): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
      texts.push(toText(node));
    else if ('children' in node) node.children.forEach(visit);
  };
  for (const node of root.children) {
    if (node.type === 'heading') isSources = toText(node).trim() === 'Sources';
    if (!isSources) visit(node);
  }
  return texts.map((text) => collapseWhitespace(text).replaceAll(/“[^“”]*”/gu, '…'));
}
