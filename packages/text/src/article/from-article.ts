import type { BlockContent, List, ListItem, PhrasingContent, Root, TableRow } from 'mdast';
import { toOptional, type ArticleMark, type ArticleNode } from './article-node.ts';
import { splitOuterSpaces } from './outer-spaces.ts';
import { printHtmlTable, type HtmlCell } from '../tables/html-table.ts';

/**
 * The Markdown syntax tree of an article. `toArticle` gives the same article again, but for paragraphs without text, which
 * Markdown does not have, and for spaces at the edge of a mark, which become unmarked. A table that GFM cannot express (no
 * header row, merged cells, several blocks in a cell) is written in HTML.
 *
 * @param article A node of the type `doc`.
 */
export function fromArticle(article: ArticleNode): Root {
  return { type: 'root', children: toBlocks(article.content) };
}

function toBlocks(nodes: readonly ArticleNode[] = []): BlockContent[] {
  return nodes.flatMap(toBlock);
}

function toBlock(node: ArticleNode): BlockContent[] {
  const { type, attrs = {}, content = [] } = node;
  switch (type) {
    case 'paragraph':
      return content.length > 0 ? [{ type: 'paragraph', children: toParagraph(content) }] : [];
    case 'heading':
      return [{ type: 'heading', depth: toDepth(attrs['level']), children: toLine(content) }];
    case 'blockquote':
      return [{ type: 'blockquote', children: toBlocks(content) }];
    case 'bulletList':
      return [toList({ ordered: false }, content)];
    case 'orderedList':
      return [toList({ ordered: true, start: Number(attrs['start'] ?? 1) }, content)];
    case 'codeBlock':
      return [
        {
          type: 'code',
          lang: toOptional(attrs['language']),
          value: content.map(({ text = '' }) => text).join(''),
        },
      ];
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'image': {
      const [url, alt, title] = [String(attrs['src']), toOptional(attrs['alt']), toOptional(attrs['title'])];
      const image: PhrasingContent = { type: 'image', url, alt, title };
      const href = toOptional(attrs['href']);
      return [
        {
          type: 'paragraph',
          children: href === null ? [image] : [{ type: 'link', url: href, children: [image] }],
        },
      ];
    }
    case 'table':
      return toTable(content);
    default:
      return toBlocks(content);
  }
}

function toDepth(level: unknown): 1 | 2 | 3 | 4 | 5 | 6 {
  return ([1, 2, 3, 4, 5, 6] as const).find((depth) => depth === level) ?? 1;
}

function toList(kind: { ordered: boolean; start?: number }, items: readonly ArticleNode[]): List {
  const children = items.map(({ content = [] }): ListItem => {
    const blocks = toBlocks(content);
    const isTight = blocks.every((block, index) =>
      index === 0
        ? beginsWithText(block)
        : block.type === 'list' && block.children.every((item) => beginsWithText(item.children[0])),
    );
    return { type: 'listItem', spread: !isTight, children: blocks };
  });
  return { type: 'list', ...kind, spread: children.some(({ spread }) => spread), children };
}

/** Whether a block may stand close below or above others: HTML goes on until an empty line, and no empty item ends a paragraph. */
function beginsWithText(block: ListItem['children'][number] | undefined): boolean {
  return block?.type === 'paragraph' && block.children[0]?.type !== 'html';
}

function toTable(rows: readonly ArticleNode[]): BlockContent[] {
  const cells = rows.map(({ content = [] }) => content);
  const columns = cells[0]?.length ?? 0;
  const isPlain =
    columns > 0 &&
    cells.every(
      (row, index) =>
        row.length === columns &&
        row.every(
          (cell, column) => isPlainCell(cell, index === 0) && toAlign(cell) === toAlign(cells[0]?.[column]),
        ),
    );
  if (!isPlain) return printHtmlTable(cells.map((row) => row.map(toHtmlCell)));
  const children = cells.map((row): TableRow => ({
    type: 'tableRow',
    children: row.map(({ content }) => ({
      type: 'tableCell',
      children: toCell(content?.[0]?.content ?? []),
    })),
  }));
  return [{ type: 'table', align: cells[0]?.map(toAlign) ?? [], children }];
}

/** Whether GFM can say a cell: one paragraph, and a header exactly in the first row. */
function isPlainCell({ type, attrs = {}, content = [] }: ArticleNode, isFirstRow: boolean): boolean {
  return (
    (type === 'tableHeader') === isFirstRow &&
    content.length === 1 &&
    content[0]?.type === 'paragraph' &&
    Number(attrs['colspan'] ?? 1) === 1 &&
    Number(attrs['rowspan'] ?? 1) === 1 &&
    // A table reads `\|` in code as a bar.
    !content[0].content?.some(
      ({ text, marks }) => text?.includes('\\|') && marks?.some((mark) => mark.type === 'code'),
    )
  );
}

function toHtmlCell({ type, attrs = {}, content }: ArticleNode): HtmlCell<BlockContent> {
  return {
    header: type === 'tableHeader',
    attrs: {
      colspan: Number(attrs['colspan'] ?? 1),
      rowspan: Number(attrs['rowspan'] ?? 1),
      align: toAlign({ attrs }),
    },
    children: toBlocks(content),
  };
}

function toAlign(cell: ArticleNode | undefined): 'left' | 'center' | 'right' | null {
  return (['left', 'center', 'right'] as const).find((align) => align === cell?.attrs?.['align']) ?? null;
}

/** Inline content of a paragraph. A break at its end would be read as a backslash, so it is written in HTML. */
function toParagraph(content: readonly ArticleNode[]): PhrasingContent[] {
  const end = content.findLastIndex(({ type }) => type !== 'hardBreak') + 1;
  return [...toPhrasing(content.slice(0, end)), ...toLine(content.slice(end))];
}

/** Inline content where Markdown has no breaks: in a heading and in a table. They are written in HTML. */
function toLine(content: readonly ArticleNode[]): PhrasingContent[] {
  return toPhrasing(content, { type: 'html', value: '<br>' });
}

/** Inline content of a cell. Markdown drops spaces at its ends, so they are written as references. */
function toCell(content: readonly ArticleNode[]): PhrasingContent[] {
  const line = toLine(content);
  return line.flatMap((node, index): PhrasingContent[] => {
    if (node.type !== 'text') return [node];
    const { value } = node;
    const start = index === 0 ? value.search(/[^ \t]|$/u) : 0;
    const end = index === line.length - 1 ? value.search(/(?<![ \t])[ \t]*$/u) : value.length;
    return [
      ...toReferences(value.slice(0, start)),
      ...(start < end ? [{ ...node, value: value.slice(start, end) }] : []),
      ...toReferences(value.slice(Math.max(start, end))),
    ];
  });
}

function toTextNode(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}

/** Character references, which Markdown reads as text. */
function toReferences(text: string): PhrasingContent[] {
  if (text === '') return [];
  const references = Array.from(text, (character) => `&#x${character.codePointAt(0)?.toString(16) ?? ''};`);
  return [{ type: 'html', value: references.join('') }];
}

/**
 * Marks from the outside in, where they mark the same text. A link is within them: its spaces are not at their edges. Code
 * is the innermost: it has no markup in it.
 */
const NESTED = ['bold', 'italic', 'strike', 'link'] as const;

function toPhrasing(
  content: readonly ArticleNode[],
  lineBreak: PhrasingContent = { type: 'break' },
): PhrasingContent[] {
  const toNodes = (nodes: readonly ArticleNode[], open: readonly string[]): PhrasingContent[] => {
    const phrasing: PhrasingContent[] = [];
    for (let at = 0; at < nodes.length;) {
      const node = nodes[at];
      if (!node) break;
      const outer = NESTED.filter((type) => !open.includes(type))
        .flatMap((type) => node.marks?.find((mark) => mark.type === type) ?? [])
        .map((mark) => ({ mark, end: endOf(nodes, at, mark) }))
        .toSorted((one, other) => other.end - one.end)[0];
      if (outer) {
        phrasing.push(
          ...toMarked(outer.mark, toNodes(nodes.slice(at, outer.end), [...open, outer.mark.type])),
        );
      } else if (node.type === 'text' && node.text !== undefined) {
        phrasing.push(...toMarkedText(node.text, node.marks?.map(({ type }) => type) ?? []));
      } else if (node.type === 'hardBreak') {
        phrasing.push(lineBreak);
      }
      at = outer?.end ?? at + 1;
    }
    return mergeTexts(phrasing);
  };
  return toNodes(content, []);
}

/** Neighboring texts as one: what is escaped depends on the signs around it. */
function mergeTexts(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const merged: PhrasingContent[] = [];
  for (const node of nodes) {
    const last = merged.at(-1);
    if (last?.type === 'text' && node.type === 'text' && last.data?.isLiteral === node.data?.isLiteral)
      merged.splice(-1, 1, { ...last, value: last.value + node.value });
    else merged.push(node);
  }
  return merged;
}

function toMarkedText(text: string, marks: readonly string[]): PhrasingContent[] {
  if (marks.includes('code')) return [{ type: 'inlineCode', value: text }];
  return marks.includes('literal')
    ? [{ type: 'text', value: text, data: { isLiteral: true } }]
    : toTexts(text);
}

/** Text, with a reference for each `@` close behind another one, where mdast-util-gfm-autolink-literal escapes only one. */
function toTexts(text: string): PhrasingContent[] {
  return text
    .split(/(?<=@[\w.+-]*)(@)/u)
    .flatMap((value, index) => (index % 2 === 1 ? toReferences(value) : toTextNode(value)));
}

/** Where the run of nodes with a mark ends. */
function endOf(nodes: readonly ArticleNode[], start: number, mark: ArticleMark): number {
  const written = JSON.stringify(mark);
  const end = nodes.findIndex(
    ({ marks = [] }, at) =>
      at > start && !marks.some((one) => one.type === mark.type && JSON.stringify(one) === written),
  );
  return end < 0 ? nodes.length : end;
}

/** Marked content. Spaces at its edges stand outside of it: `*word* ` and not `*word&#x20;*`. */
function toMarked({ type, attrs = {} }: ArticleMark, children: PhrasingContent[]): PhrasingContent[] {
  if (type === 'link') {
    const inner = children.flatMap((child) => (child.type === 'link' ? child.children : [child]));
    return [{ type: 'link', url: String(attrs['href']), title: toOptional(attrs['title']), children: inner }];
  }
  const { before, marked, after } = splitOuterSpaces(
    children,
    (node) => (node.type === 'text' ? node.value : null),
    (node, value) => (node.type === 'text' ? { ...node, value } : node),
  );
  const kind = type === 'bold' ? 'strong' : type === 'italic' ? 'emphasis' : 'delete';
  return [...before, ...(marked.length > 0 ? [{ type: kind, children: marked } as const] : []), ...after];
}
