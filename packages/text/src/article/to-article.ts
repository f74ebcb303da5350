import type {
  Definition,
  FootnoteDefinition,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { isSafeImage, isSafeLink } from '../safe-address.ts';
import type { ArticleMark, ArticleNode } from './article-node.ts';
import { readHtmlTables } from './html-table.ts';

/** Levels of blocks below which blocks lose their frame and keep their text. An article may have 64 levels of nodes. */
const MAX_DEPTH = 20;

const LINE_BREAK = /^<br[ \t]*\/?>$/iu;
const LANGUAGE = /^[\w+#.-]{1,40}$/u;

/** How Markdown becomes an article. */
export interface ToArticleOptions {
  /**
   * `linked` replaces each image by a link with its description: the browsers of readers must not load addresses that a
   * writing program chose. Default `shown`.
   */
  images?: 'shown' | 'linked';
}

interface Context {
  images: 'shown' | 'linked';
  definitions: ReadonlyMap<string, Definition>;
  depth: number;
}

/** What a piece of inline Markdown becomes. An image is a block of its own. */
type Piece = ArticleNode;

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
    node.type === 'htmlTable'
      ? [
          toTable(
            node.rows.map((cells) =>
              cells.map(({ attrs, header, children }) => ({
                type: header ? 'tableHeader' : 'tableCell',
                attrs,
                content: toBlocks(children, deeper(context)),
              })),
            ),
          ),
        ]
      : toBlock(node, context),
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
      return [toMarkdownTable(node, context)];
    case 'html':
      return toParagraphs(LINE_BREAK.test(node.value) ? [{ type: 'hardBreak' }] : toLines(node.value));
    case 'footnoteDefinition':
      return toFootnote(node, context);
    case 'definition':
    case 'yaml':
      return [];
    default:
      return toParagraphs(toInline([node], [], context));
  }
}

function toFootnote(node: FootnoteDefinition, context: Context): ArticleNode[] {
  const label: PhrasingContent = { type: 'text', value: `[^${node.label ?? node.identifier}]: ` };
  return toBlocks(prefix(node.children, label), context);
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
  return prefix(children, { type: 'text', value: checked ? '☑ ' : '☐ ' });
}

/** The blocks with a text before the words of the first one. */
function prefix(blocks: readonly RootContent[], text: PhrasingContent): RootContent[] {
  const [first, ...rest] = blocks;
  return first?.type === 'paragraph'
    ? [{ ...first, children: [text, ...first.children] }, ...rest]
    : [{ type: 'paragraph', children: [text] }, ...blocks];
}

function toMarkdownTable({ children, align }: Table, context: Context): ArticleNode {
  return toTable(
    children.map((row, index) =>
      row.children.map((cell, column) => ({
        type: index === 0 ? 'tableHeader' : 'tableCell',
        attrs: { colspan: 1, rowspan: 1, align: align?.[column] ?? null },
        content: [withContent({ type: 'paragraph' }, toLine(toInline(cell.children, [], context)))],
      })),
    ),
  );
}

/** Rows of equal length: a short row gets empty cells. */
function toTable(rows: ArticleNode[][]): ArticleNode {
  return {
    type: 'table',
    content: rows.map((content) => ({ type: 'tableRow', content })),
  };
}

function toInline(nodes: readonly Nodes[], marks: readonly ArticleMark[], context: Context): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    switch (node.type) {
      case 'text':
        return toText(toOneLine(node.value), marks);
      case 'inlineCode':
        return toText(toOneLine(node.value), withMark(marks, { type: 'code' }));
      case 'strong':
        return toInline(node.children, withMark(marks, { type: 'bold' }), context);
      case 'emphasis':
        return toInline(node.children, withMark(marks, { type: 'italic' }), context);
      case 'delete':
        return toInline(node.children, withMark(marks, { type: 'strike' }), context);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'html':
        return LINE_BREAK.test(node.value) ? [{ type: 'hardBreak' }] : toText(toOneLine(node.value), marks);
      case 'link':
        return toLink(node, node.children, marks, context);
      case 'image':
        return toImage(node, node.alt, marks, context);
      case 'linkReference': {
        const definition = context.definitions.get(node.identifier);
        return definition
          ? toLink(definition, node.children, marks, context)
          : toInline(node.children, marks, context);
      }
      case 'imageReference': {
        const definition = context.definitions.get(node.identifier);
        return definition
          ? toImage(definition, node.alt, marks, context)
          : toText(toOneLine(node.alt ?? ''), marks);
      }
      case 'footnoteReference':
        return toText(`[^${node.label ?? node.identifier}]`, marks);
      default:
        return 'children' in node ? toInline(node.children, marks, context) : [];
    }
  });
}

/** What a link or an image leads to. */
interface Target {
  url: string;
  title?: string | null | undefined;
}

/** Text with a link, or without one if the address is not allowed. A link without text shows its address. */
function toLink(
  { url, title }: Target,
  children: readonly Nodes[],
  marks: readonly ArticleMark[],
  context: Context,
): Piece[] {
  const link = { type: 'link', attrs: { href: url, title: title ?? null } };
  const linked = isSafeLink(url) ? withMark(marks, link) : marks;
  const content = toInline(children, linked, context);
  return content.length > 0 ? content : toText(url, linked);
}

function toImage(
  { url, title }: Target,
  alt: string | null | undefined,
  marks: readonly ArticleMark[],
  context: Context,
): Piece[] {
  if (isSafeImage(url) && context.images === 'shown') {
    return [{ type: 'image', attrs: { src: url, alt: toOneLine(alt ?? ''), title: title ?? null } }];
  }
  return toImageLink({ url, title }, alt, marks);
}

function toImageLink(
  { url, title }: Target,
  alt: string | null | undefined,
  marks: readonly ArticleMark[],
): Piece[] {
  const isLinked = marks.some(({ type }) => type === 'link');
  const link = { type: 'link', attrs: { href: url, title: title ?? null } };
  return toText(toOneLine(alt || url), isSafeLink(url) && !isLinked ? withMark(marks, link) : marks);
}

/** The marks with one more, by name. A mark of the same type further out wins. */
function withMark(marks: readonly ArticleMark[], mark: ArticleMark): readonly ArticleMark[] {
  if (marks.some(({ type }) => type === mark.type)) return marks;
  return [...marks, mark].toSorted((one, other) => one.type.localeCompare(other.type));
}

function toText(text: string, marks: readonly ArticleMark[]): ArticleNode[] {
  if (text === '') return [];
  return [{ type: 'text', text, ...(marks.length > 0 && { marks: [...marks] }) }];
}

/** Text in which a line end is a space. */
function toOneLine(text: string): string {
  return text.replaceAll(/[ \t]*(?:\r\n?|\n)[ \t]*/gu, ' ');
}

/** Text whose line ends are shown. */
function toLines(text: string): Piece[] {
  return text
    .split(/\r\n?|\n/u)
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...toText(line, [])]);
}

/** Paragraphs, with the images between them as blocks. */
function toParagraphs(pieces: readonly Piece[]): ArticleNode[] {
  const blocks: ArticleNode[] = [];
  let line: Piece[] = [];
  const close = (): void => {
    const content = withoutOuterSpace(line);
    if (content.length > 0) blocks.push({ type: 'paragraph', content });
    line = [];
  };
  for (const piece of pieces) {
    if (piece.type === 'image') {
      close();
      blocks.push(piece);
    } else {
      line.push(piece);
    }
  }
  if (blocks.length === 0) return [withContent({ type: 'paragraph' }, mergeTexts(line))];
  close();
  return blocks;
}

/** A line without the spaces and breaks beside an image that became a block. */
function withoutOuterSpace(line: readonly Piece[]): Piece[] {
  const content = mergeTexts(line);
  const isSpace = ({ type, text }: Piece): boolean =>
    type === 'hardBreak' || (text !== undefined && text.trim() === '');
  while (content[0] && isSpace(content[0])) content.shift();
  for (let last = content.at(-1); last && isSpace(last); last = content.at(-1)) content.pop();
  const [first] = content;
  if (first?.text !== undefined) content[0] = { ...first, text: first.text.trimStart() };
  const last = content.at(-1);
  if (last?.text !== undefined) content[content.length - 1] = { ...last, text: last.text.trimEnd() };
  return content;
}

/** A line in which images are links. */
function toLine(pieces: readonly Piece[]): Piece[] {
  return mergeTexts(
    pieces.flatMap((piece) =>
      piece.type === 'image'
        ? toImageLink({ url: String(piece.attrs?.['src']) }, toOptional(piece.attrs?.['alt']), [])
        : [piece],
    ),
  );
}

function toOptional(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** Neighbors with equal marks as one text. */
function mergeTexts(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (last?.text !== undefined && piece.text !== undefined && hasSameMarks(last, piece)) {
      merged[merged.length - 1] = { ...last, text: last.text + piece.text };
    } else {
      merged.push(piece);
    }
  }
  return merged;
}

function hasSameMarks(one: Piece, other: Piece): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

/** ProseMirror writes no empty content. */
function withContent(node: ArticleNode, content: ArticleNode[]): ArticleNode {
  return content.length > 0 ? { ...node, content } : node;
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
