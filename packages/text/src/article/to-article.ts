import type { Definition, List, ListItem, Nodes, Root, RootContent, Table } from 'mdast';
import type { ArticleNode } from './article-node.ts';
import { prefixBlocks, toFootnoteBlocks } from '../citations/footnote.ts';
import { readHtmlTables, type HtmlTable } from '../tables/html-table.ts';
import { isLineBreak } from '../markdown/line-break.ts';
import { MAX_DEPTH } from '../tables/max-depth.ts';
import {
  toInline,
  toLine,
  toLines,
  toParagraphs,
  toText,
  withContent,
  type InlineContext,
} from './to-inline.ts';

/** Cells above which a table becomes paragraphs. Short rows of a wide table would become a million cells of an article. */
const MAX_CELLS = 10_000;

const LANGUAGE = /^[\w+#.-]{1,40}$/u;

/** How Markdown becomes an article. */
export interface ToArticleOptions {
  /**
   * `linked` replaces each image by a link with its description: the browsers of readers must not load addresses that a
   * writing program chose. Default `shown`.
   */
  images?: 'shown' | 'linked';
}

interface Context extends InlineContext {
  depth: number;
}

/**
 * An article of a Markdown syntax tree, which the schema of an article always allows. What an article has no place for
 * keeps its text:
 * - An image within a paragraph becomes a block after the words before it. Elsewhere it becomes a link.
 * - HTML is text, except for `<br>` and the tables that `fromArticle` writes.
 * - The box of a task becomes ☐ or ☑. A footnote becomes a paragraph that begins with its label.
 * - Blocks in more than 20 levels of quotations and lists lose the levels beyond.
 *
 * @example
 * toArticle(parseMarkdown('# Title')); // { type: 'doc', content: [{ type: 'heading', attrs: { level: 1 }, … }] }
 */
export function toArticle(root: Root, { images = 'shown' }: ToArticleOptions = {}): ArticleNode {
  const context: Context = { images, definitions: readDefinitions(root), depth: 0 };
  return { type: 'doc', content: toBlocks(root.children, context) };
}

/** Blocks, at least one. */
function toBlocks(nodes: readonly RootContent[], context: Context): ArticleNode[] {
  const found = context.depth < MAX_DEPTH ? readHtmlTables(nodes) : nodes;
  const blocks = found.flatMap((node) =>
    node.type === 'htmlTable' ? [fromHtmlTable(node, context)] : toBlock(node, context),
  );
  return blocks.length > 0 ? blocks : [{ type: 'paragraph' }];
}

function toBlock(node: RootContent, context: Context): ArticleNode[] {
  switch (node.type) {
    case 'paragraph':
      return toParagraphs(toInline(node.children, [], context));
    case 'heading':
      return [
        withContent(
          { type: 'heading', attrs: { level: node.depth } },
          toLine(toInline(node.children, [], context)),
        ),
      ];
    case 'blockquote':
      return context.depth < MAX_DEPTH
        ? [{ type: 'blockquote', content: toBlocks(node.children, deeper(context)) }]
        : toBlocks(node.children, context);
    case 'list':
      return toList(node, context);
    case 'code': {
      const language =
        node.lang !== null && node.lang !== undefined && LANGUAGE.test(node.lang) ? node.lang : null;
      return [withContent({ type: 'codeBlock', attrs: { language } }, toText(node.value, []))];
    }
    case 'thematicBreak':
      return [{ type: 'horizontalRule' }];
    case 'table':
      return isLargeTable(node) ? toTableText(node, context) : [fromGfmTable(node, context)];
    case 'html':
      return toParagraphs(isLineBreak(node.value) ? [{ type: 'hardBreak' }] : toLines(node.value));
    case 'footnoteDefinition':
      return toBlocks(toFootnoteBlocks(node), context);
    case 'definition':
    case 'yaml':
      return [];
    default:
      return toParagraphs(toInline([node], [], context));
  }
}

function toList(list: List, context: Context): ArticleNode[] {
  if (context.depth >= MAX_DEPTH) return list.children.flatMap((item) => toBlocks(item.children, context));
  const content = list.children.map((item) => ({
    type: 'listItem',
    content: toBlocks(withBox(item), deeper(context)),
  }));
  return [
    list.ordered === true
      ? { type: 'orderedList', attrs: { start: list.start ?? 1 }, content }
      : { type: 'bulletList', content },
  ];
}

function withBox({ checked, children }: ListItem): readonly RootContent[] {
  if (checked === null || checked === undefined) return children;
  return prefixBlocks(children, { type: 'text', value: checked ? '☑ ' : '☐ ' });
}

function countColumns({ children }: Table): number {
  return Math.max(...children.map((row) => row.children.length));
}

/** Whether a table has too many cells for an article. */
export function isLargeTable(table: Table): boolean {
  return table.children.length * countColumns(table) > MAX_CELLS;
}

/** A paragraph for each row, with bars between its cells. */
function toTableText({ children }: Table, context: Context): ArticleNode[] {
  return children.map((row) => {
    const cells = row.children.map((cell) => toInline(cell.children, [], context));
    const pieces = cells.flatMap((cell, index) => (index === 0 ? cell : [...toText(' | ', []), ...cell]));
    return withContent({ type: 'paragraph' }, toLine(pieces));
  });
}

/** A GFM table. A short row gets empty cells. */
function fromGfmTable(table: Table, context: Context): ArticleNode {
  const { children, align } = table;
  const columns = countColumns(table);
  return toTable(
    children.map((row, index) =>
      Array.from({ length: columns }, (_, column) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan: 1, rowspan: 1, align: align?.[column] ?? null },
        content: [
          withContent(
            { type: 'paragraph' },
            toLine(toInline(row.children[column]?.children ?? [], [], context)),
          ),
        ],
      })),
    ),
  );
}

function fromHtmlTable({ rows }: HtmlTable, context: Context): ArticleNode {
  return toTable(
    rows.map((cells) =>
      cells.map(({ attrs, header, children }) => ({
        type: header ? 'tableHeader' : 'tableCell',
        attrs,
        content: toBlocks(children, deeper(context)),
      })),
    ),
  );
}

function toTable(rows: ArticleNode[][]): ArticleNode {
  return { type: 'table', content: rows.map((content) => ({ type: 'tableRow', content })) };
}

function deeper(context: Context): Context {
  return { ...context, depth: context.depth + 1 };
}

/** The first definition of a label counts. */
function readDefinitions(root: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>();
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !definitions.has(node.identifier))
      definitions.set(node.identifier, node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return definitions;
}
