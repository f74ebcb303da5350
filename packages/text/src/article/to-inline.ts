import type { Definition, Nodes, Text } from 'mdast';
import { splitLiterals } from '../citations/tree-citations.ts';
import { isLineBreak } from '../markdown/line-break.ts';
import { isSafeImage, isSafeLink } from '../safe-address.ts';
import { splitOuterSpaces } from './outer-spaces.ts';
import { toOptional, type ArticleMark, type ArticleNode } from './article-node.ts';

/** What inline Markdown depends on. */
export interface InlineContext {
  images: 'shown' | 'linked';
  definitions: ReadonlyMap<string, Definition>;
}

/** Inline Markdown as the inline nodes of an article. An image among them is a block of its own. */
export function toInline(
  nodes: readonly Nodes[],
  marks: readonly ArticleMark[],
  context: InlineContext,
): ArticleNode[] {
  return nodes.flatMap((node): ArticleNode[] => {
    switch (node.type) {
      case 'text':
        return toLiteralTexts(node, marks);
      case 'inlineCode':
        return toText(toOneLine(node.value), withMark(marks, { type: 'code' }));
      case 'strong':
        return toMarked(node.children, 'bold', marks, context);
      case 'emphasis':
        return toMarked(node.children, 'italic', marks, context);
      case 'delete':
        return toMarked(node.children, 'strike', marks, context);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'html':
        return isLineBreak(node.value) ? [{ type: 'hardBreak' }] : toText(toOneLine(node.value), marks);
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

/** Marked content. Spaces at its edges, written as `&#x20;`, are not marked. */
function toMarked(
  nodes: readonly Nodes[],
  type: string,
  marks: readonly ArticleMark[],
  context: InlineContext,
): ArticleNode[] {
  const content = toInline(nodes, withMark(marks, { type }), context);
  // a mark of the same type around it goes on
  if (marks.some((mark) => mark.type === type)) return content;
  // the spaces of code and of a link within the mark are no spaces at its edge
  const hasLink = marks.some((mark) => mark.type === 'link');
  const inner = new Set(hasLink ? ['code'] : ['code', 'link']);
  const { before, marked, after } = splitOuterSpaces(
    content,
    ({ text, marks: own }) => (own?.some((mark) => inner.has(mark.type)) === true ? null : (text ?? null)),
    (node, text) => ({ ...node, text }),
  );
  const unmark = (node: ArticleNode): ArticleNode[] =>
    toText(
      node.text ?? '',
      (node.marks ?? []).filter((mark) => mark.type !== type),
    );
  return [...before.flatMap(unmark), ...marked, ...after.flatMap(unmark)];
}

/** Text, of which escaped citations are literal. A link has no citations. */
function toLiteralTexts(node: Text, marks: readonly ArticleMark[]): ArticleNode[] {
  if (marks.some(({ type }) => type === 'link')) return toText(toOneLine(node.value), marks);
  return splitLiterals(node).flatMap(({ text, isLiteral }) =>
    toText(toOneLine(text), isLiteral ? withMark(marks, { type: 'literal' }) : marks),
  );
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
  context: InlineContext,
): ArticleNode[] {
  const link = { type: 'link', attrs: { href: url, title: title ?? null } };
  const linked = isSafeLink(url) ? withMark(marks, link) : marks;
  const content = toInline(children, linked, context);
  return content.length > 0 ? content : toText(url, linked);
}

function toImage(
  { url, title }: Target,
  alt: string | null | undefined,
  marks: readonly ArticleMark[],
  context: InlineContext,
): ArticleNode[] {
  if (isSafeImage(url) && context.images === 'shown') {
    const href = marks.find(({ type }) => type === 'link')?.attrs?.['href'] ?? null;
    return [{ type: 'image', attrs: { src: url, alt: toOneLine(alt ?? ''), title: title ?? null, href } }];
  }
  return toImageLink({ url, title }, alt, marks);
}

function toImageLink(
  { url, title }: Target,
  alt: string | null | undefined,
  marks: readonly ArticleMark[],
): ArticleNode[] {
  const isLinked = marks.some(({ type }) => type === 'link');
  const link = { type: 'link', attrs: { href: url, title: title ?? null } };
  return toText(toOneLine(alt || url), isSafeLink(url) && !isLinked ? withMark(marks, link) : marks);
}

/** The marks with one more, by name. A mark of the same type further out wins. */
function withMark(marks: readonly ArticleMark[], mark: ArticleMark): readonly ArticleMark[] {
  if (marks.some(({ type }) => type === mark.type)) return marks;
  return [...marks, mark].toSorted((one, other) => one.type.localeCompare(other.type));
}

/** A text node, or none for no text. */
export function toText(text: string, marks: readonly ArticleMark[]): ArticleNode[] {
  if (text === '') return [];
  return [{ type: 'text', text, ...(marks.length > 0 && { marks: [...marks] }) }];
}

/** Text in which a line end is a space. */
function toOneLine(text: string): string {
  return text.replaceAll(/[ \t]*(?:\r\n?|\n)[ \t]*/gu, ' ');
}

/** Text whose line ends are shown. */
export function toLines(text: string): ArticleNode[] {
  return text
    .split(/\r\n?|\n/u)
    .flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...toText(line, [])]);
}

/** Paragraphs, with the images between them as blocks. */
export function toParagraphs(pieces: readonly ArticleNode[]): ArticleNode[] {
  const blocks: ArticleNode[] = [];
  let line: ArticleNode[] = [];
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

function isSpace({ type, text }: ArticleNode): boolean {
  return type === 'hardBreak' || (text !== undefined && text.trim() === '');
}

/** A line without the spaces and breaks beside an image that became a block. */
function withoutOuterSpace(line: readonly ArticleNode[]): ArticleNode[] {
  const content = mergeTexts(line);
  while (content[0] && isSpace(content[0])) content.shift();
  for (let last = content.at(-1); last && isSpace(last); last = content.at(-1)) content.pop();
  const [first] = content;
  if (first?.text !== undefined) content[0] = { ...first, text: first.text.trimStart() };
  const last = content.at(-1);
  if (last?.text !== undefined) content[content.length - 1] = { ...last, text: last.text.trimEnd() };
  return content;
}

/** A line in which images are links. */
export function toLine(pieces: readonly ArticleNode[]): ArticleNode[] {
  return mergeTexts(
    pieces.flatMap((piece) =>
      piece.type === 'image'
        ? toImageLink(
            { url: String(piece.attrs?.['href'] ?? piece.attrs?.['src']) },
            toOptional(piece.attrs?.['alt']),
            [],
          )
        : [piece],
    ),
  );
}

/** Neighbors with equal marks as one text. */
function mergeTexts(pieces: readonly ArticleNode[]): ArticleNode[] {
  const merged: ArticleNode[] = [];
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

function hasSameMarks(one: ArticleNode, other: ArticleNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? []);
}

/** ProseMirror writes no empty content. */
export function withContent(node: ArticleNode, content: ArticleNode[]): ArticleNode {
  return content.length > 0 ? { ...node, content } : node;
}
