import type { Image, Nodes, Root, RootContent } from 'mdast';
import { toFootnoteBlocks } from '../citations/footnote.ts';
import { locateCitations, type PlacedCitation } from '../citations/locate-citations.ts';
import { isLineBreak } from '../markdown/line-break.ts';
import { readHtmlTables, type HtmlTable } from '../tables/html-table.ts';

/** A text that readers see in one piece, without markup. */
export interface TextBlock {
  kind: 'heading' | 'paragraph' | 'list-item' | 'quotation' | 'cell';
  /** 1 to 6 for headings, 0 else. A heading in a list, quotation or table is a text of that. */
  level: number;
  /** With single spaces, and never empty except for headings. */
  text: string;
  /**
   * Its citations, in order: the same ones as everywhere. An escaped `[3]`, and one in a link or in code, is none.
   * `(1)` and `¹` are citations only where the numbers of the sources are known.
   */
  citations: readonly PlacedCitation[];
}

/** Nodes whose children are parts of one text. */
const TEXTS = new Set<Nodes['type']>(['paragraph', 'heading']);
/** White space, but for the space that no line breaks at within a number: `10 000` is one word. */
const SPACES = /(?!(?<=\p{N})[\u00a0\u2009\u202f]\p{N}{3})[^\S\ufeff]+/gu;

/**
 * The visible texts of an article, in order: headings, paragraphs, list items, quotations, and the cells of tables. Code
 * blocks are not prose and are left out, as are the descriptions of images that are blocks.
 *
 * @param sources The numbers of the sources. Without them, `(1)` and `¹` are not read as citations.
 * @example
 * toTextBlocks(parseMarkdown('# *Title*')); // [{ kind: 'heading', level: 1, text: 'Title', citations: [] }]
 */
export function toTextBlocks(root: Root, sources?: ReadonlySet<number>): TextBlock[] {
  const blocks: TextBlock[] = [];
  const add = (kind: TextBlock['kind'], node: Nodes, level = 0): void => {
    const text = toPlainText(node);
    if (text !== '' || kind === 'heading')
      blocks.push({ kind, level, text, citations: locateCitations(node, text, toReader(node), sources) });
  };
  const visitTable = ({ rows }: HtmlTable): void => {
    for (const { children } of rows.flat()) visitAll(children, 'cell');
  };
  const visitAll = (nodes: readonly RootContent[], kind: TextBlock['kind']): void => {
    for (const node of readHtmlTables(nodes)) {
      if (node.type === 'htmlTable') visitTable(node);
      else visit(node, kind);
    }
  };
  const visit = (node: RootContent, kind: TextBlock['kind']): void => {
    if (node.type === 'code') return;
    if (node.type === 'tableCell') add('cell', node);
    else if (node.type === 'footnoteDefinition') visitAll(toFootnoteBlocks(node), kind);
    else if (node.type === 'blockquote') visitAll(node.children, 'quotation');
    else if (node.type === 'listItem') visitAll(node.children, 'list-item');
    else if ('children' in node && !TEXTS.has(node.type)) visitAll(node.children, kind);
    else add(kind, node);
  };
  for (const node of readHtmlTables(root.children)) {
    if (node.type === 'htmlTable') visitTable(node);
    else if (node.type === 'heading') add('heading', node, node.depth);
    else visit(node, 'paragraph');
  }
  return blocks;
}

/**
 * The visible text of a node without markup, with single spaces.
 *
 * @example
 * toPlainText(parseMarkdown('a **b**')); // 'a b'
 */
export function toPlainText(node: Nodes): string {
  return toReader(node)(node).replaceAll(SPACES, ' ').trim();
}

/** Reads the text of a node and of its parts. An image in a heading or a cell is shown as a link with its description. */
function toReader({ type }: Nodes): (node: Nodes) => string {
  return type === 'heading' || type === 'tableCell'
    ? (node) => readText(node, ({ alt, url }) => alt || url)
    : (node) => readText(node, () => '');
}

/** A link without text shows its address. */
function readText(node: Nodes, readImage: (image: Image) => string): string {
  if (node.type === 'break') return '\n';
  if (node.type === 'footnoteReference') return `[^${node.label ?? node.identifier}]`;
  if (node.type === 'html') return isLineBreak(node.value) ? '\n' : node.value;
  if (node.type === 'image') return readImage(node);
  if (node.type === 'link' && node.children.length === 0) return node.url;
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => readText(child, readImage)).join('') : '';
}
