import type { Data, Parent, Root, RootContent } from 'mdast';
import { MAX_DEPTH } from './max-depth.ts';
import { readHtmlTables, type HtmlCell, type HtmlTable } from './html-table.ts';

/** An element of a table that GFM cannot express. `mdast-util-to-hast` draws it as the element `hName`. */
interface TableElement extends Parent {
  type: 'tableElement';
  children: RootContent[];
  data: Data & {
    hName: 'table' | 'tbody' | 'tr' | 'th' | 'td';
    hProperties: Record<string, string | number>;
  };
}

declare module 'mdast' {
  interface BlockContentMap {
    tableElement: TableElement;
  }
  interface RootContentMap {
    tableElement: TableElement;
  }
}

/** Replaces the tables in HTML that `printArticle` writes by elements. All other HTML stays as it is. */
export function drawHtmlTables(root: Root): void {
  root.children = drawBlocks(root.children, 0);
}

/** The blocks with drawn tables. As in `toArticle`, a table in 20 levels of blocks stays HTML. */
function drawBlocks<Block extends RootContent>(
  blocks: readonly Block[],
  depth: number,
): (Block | TableElement)[] {
  if (depth >= MAX_DEPTH) return [...blocks];
  return readHtmlTables(blocks).map((block) => {
    if (block.type === 'htmlTable') return drawTable(block, depth);
    drawWithin(block, depth);
    return block;
  });
}

/** Draws the tables within a quotation or a list. */
function drawWithin(block: RootContent, depth: number): void {
  if (block.type === 'blockquote') block.children = drawBlocks(block.children, depth + 1);
  if (block.type !== 'list') return;
  for (const item of block.children) item.children = drawBlocks(item.children, depth + 1);
}

function drawTable({ rows }: HtmlTable, depth: number): TableElement {
  const drawn = rows.map((cells) =>
    toElement(
      'tr',
      cells.map((cell) => drawCell(cell, depth)),
    ),
  );
  return toElement('table', [toElement('tbody', drawn)]);
}

/** A cell. The words of its only paragraph stand in it directly, as in a table of GFM. */
function drawCell({ header, attrs, children }: HtmlCell, depth: number): TableElement {
  const [only, ...others] = children;
  const isLine = only?.type === 'paragraph' && others.length === 0;
  return toElement(header ? 'th' : 'td', isLine ? only.children : drawBlocks(children, depth + 1), {
    ...(attrs.colspan > 1 && { colSpan: attrs.colspan }),
    ...(attrs.rowspan > 1 && { rowSpan: attrs.rowspan }),
    ...(attrs.align !== null && { align: attrs.align }),
  });
}

function toElement(
  hName: TableElement['data']['hName'],
  children: RootContent[],
  hProperties: TableElement['data']['hProperties'] = {},
): TableElement {
  return { type: 'tableElement', children, data: { hName, hProperties } };
}
