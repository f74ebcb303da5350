import type { BlockContent, RootContent } from 'mdast';

/** A cell of a table in HTML, whose content is Markdown. */
export interface HtmlCell<Block = RootContent> {
  header: boolean;
  attrs: { colspan: number; rowspan: number; align: string | null };
  children: Block[];
}

/** A table in HTML around Markdown: GFM has no tables without a header row, merged cells, or several blocks in a cell. */
export interface HtmlTable {
  type: 'htmlTable';
  rows: HtmlCell[][];
}

/** Tables that are not closed. Each is sought to the end of the text, so that many would take minutes. */
const MOST_UNREADABLE = 20;

const TAG = /<(\/?)(table|tr|td|th)((?: [a-z]+="\w+")*)>/y;

/** The blocks that write a table in HTML. */
export function printHtmlTable(rows: readonly HtmlCell<BlockContent>[][]): BlockContent[] {
  const blocks: BlockContent[] = [];
  let open = '<table>';
  for (const cells of rows) {
    open += '\n<tr>';
    for (const { header, attrs, children } of cells) {
      const tag = header ? 'th' : 'td';
      blocks.push({ type: 'html', value: `${open}\n<${tag}${printAttributes(attrs)}>` }, ...children);
      open = `</${tag}>`;
    }
    open += '\n</tr>';
  }
  blocks.push({ type: 'html', value: `${open}\n</table>` });
  return blocks;
}

function printAttributes({ colspan, rowspan, align }: HtmlCell['attrs']): string {
  return [
    colspan === 1 ? '' : ` colspan="${colspan}"`,
    rowspan === 1 ? '' : ` rowspan="${rowspan}"`,
    align === null ? '' : ` align="${align}"`,
  ].join('');
}

/** The blocks with the tables that `printHtmlTable` wrote. Other HTML stays as it is. */
export function readHtmlTables<Block extends RootContent>(nodes: readonly Block[]): (Block | HtmlTable)[] {
  const blocks: (Block | HtmlTable)[] = [];
  let unreadable = 0;
  for (let at = 0; at < nodes.length;) {
    const node = nodes[at];
    if (!node) break;
    const isSought = isTable(node) && unreadable < MOST_UNREADABLE;
    const read = isSought ? readTable(nodes, at) : null;
    if (isSought && read === null) unreadable += 1;
    blocks.push(read?.table ?? node);
    at = read?.end ?? at + 1;
  }
  return blocks;
}

function isTable(node: RootContent): boolean {
  return node.type === 'html' && node.value.startsWith('<table>');
}

/** Reads a table that begins with a node; null if it is not written as `printHtmlTable` writes it. */
function readTable(nodes: readonly RootContent[], start: number): { table: HtmlTable; end: number } | null {
  const rows: HtmlCell[][] = [];
  let cell: HtmlCell | null = null;
  /** How many tables are open. A table within a cell belongs to the cell. */
  let open = 0;
  for (let at = start; at < nodes.length; at += 1) {
    const node = nodes[at];
    if (!node) return null;
    const tags = node.type === 'html' ? readTags(node.value) : null;
    const opened = (tags ?? [])
      .filter(({ name }) => name === 'table')
      .reduce((sum, { closes }) => sum + (closes ? -1 : 1), 0);
    if (cell !== null && (tags === null || open > 1 || opened > 0)) {
      cell.children.push(node);
      open += opened;
      continue;
    }
    if (tags === null) return null;
    open += opened;
    for (const { name, closes, attributes } of tags) {
      if (name === 'tr' && !closes) rows.push([]);
      if (name !== 'td' && name !== 'th') continue;
      cell = closes ? null : { header: name === 'th', attrs: attributes, children: [] };
      if (cell) rows.at(-1)?.push(cell);
    }
    if (open === 0)
      return cell === null && rows.length > 0 ? { table: { type: 'htmlTable', rows }, end: at + 1 } : null;
  }
  return null;
}

interface Tag {
  name: string;
  closes: boolean;
  attributes: HtmlCell['attrs'];
}

/** The tags of HTML that consists of nothing else; null for other HTML. */
function readTags(html: string): Tag[] | null {
  const tags: Tag[] = [];
  const text = html.replaceAll('\n', '');
  TAG.lastIndex = 0;
  for (let at = 0; at < text.length; at = TAG.lastIndex) {
    const [, slash, name, written] = TAG.exec(text) ?? [];
    if (name === undefined) return null;
    tags.push({ name, closes: slash === '/', attributes: readAttributes(written ?? '') });
  }
  return tags;
}

function readAttributes(written: string): HtmlCell['attrs'] {
  const values = new Map([...written.matchAll(/ ([a-z]+)="(\w+)"/g)].map(([, name, value]) => [name, value]));
  const count = (name: string): number => Math.min(Math.max(Number(values.get(name) ?? 1) || 1, 1), 100);
  const align = values.get('align');
  return {
    colspan: count('colspan'),
    rowspan: count('rowspan'),
    align: align === 'left' || align === 'center' || align === 'right' ? align : null,
  };
}
