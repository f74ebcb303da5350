import { splitSourceList } from '@headway/text/article';
import type { Nodes, Root } from 'mdast';
import { collapseWhitespace } from '../../text/whitespace.ts';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { perObject } from '../../text/per-object.ts';

/** The prose of one paragraph. The same object in every assessment until its block changes. */
export interface ProseLine {
  text: string;
}

/** The text of a node without its code and HTML, in whose place `…` stands. */
function toText(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (node.type === 'inlineCode' || node.type === 'html') return '…';
  return 'children' in node ? node.children.map(toText).join('') : '';
}

/** What authors wrote as prose: headings, paragraphs, items and cells, without code, quotations and the list of sources. */
export function toProse(root: Root): ProseLine[] {
  return splitSourceList(root).body.flatMap(readProse);
}

const readProse = perObject((node: Nodes): ProseLine[] => {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell')
    return [{ text: replaceQuoted(collapseWhitespace(toText(node)), '…') }];
  return 'children' in node ? node.children.flatMap(readProse) : [];
});
