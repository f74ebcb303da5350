import type { JSONContent } from '@tiptap/core';
import {
  BLOCK_TYPES,
  type BlockAttrs,
  type BlockType,
  type ComparedMark,
} from '../../protocol/comparison.ts';

/** A run of text with the same marks, and its offset in the text of the whole article. */
export interface WrittenText {
  type: 'text';
  text: string;
  marks: ComparedMark[];
  offset: number;
}

/** A block of an article, or a line break. */
export interface WrittenBlock {
  type: BlockType;
  attrs: BlockAttrs;
  children: WrittenNode[];
  /** Equal for blocks with the same content and form. */
  key: string;
  /** All its text. */
  text: string;
}

export type WrittenNode = WrittenText | WrittenBlock;

/** Blocks that contain only text and line breaks. */
const TEXTS = new Set<BlockType>(['paragraph', 'heading', 'codeBlock']);
const MARKS = ['bold', 'italic', 'strike', 'code', 'link', 'literal'] as const;

/** The blocks of an article that `readArticle` has read. */
export function toWrittenBlocks(article: JSONContent): WrittenBlock[] {
  let offset = 0;
  const toText = ({ text = '', marks = [] }: JSONContent): WrittenText => {
    const node: WrittenText = { type: 'text', text, marks: toMarks(marks), offset };
    offset += text.length;
    return node;
  };
  const toBlock = (node: JSONContent, type: BlockType): WrittenBlock => {
    const isText = TEXTS.has(type);
    const children = (node.content ?? []).flatMap(toNode).filter((child) => isInline(child) === isText);
    const attrs = toAttrs(node.attrs ?? {});
    const key = JSON.stringify([type, attrs, children.map(toKey)]);
    return { type, attrs, children, key, text: type === 'hardBreak' ? '\n' : toPlainText(children) };
  };
  const toNode = (node: JSONContent): WrittenNode[] => {
    if (node.type === 'text') return [toText(node)];
    const type = BLOCK_TYPES.find((type) => type === node.type);
    return type ? [toBlock(node, type)] : [];
  };
  return (article.content ?? [])
    .flatMap(toNode)
    .filter((node) => node.type !== 'text')
    .filter((node) => node.type !== 'hardBreak');
}

/** Whether a block contains text itself, rather than other blocks. */
export function isTextBlock({ type }: WrittenBlock): boolean {
  return TEXTS.has(type);
}

function isInline({ type }: WrittenNode): boolean {
  return type === 'text' || type === 'hardBreak';
}

/** A space separates blocks, so that the last word of one and the first of the next stay two words. */
function toPlainText(nodes: WrittenNode[]): string {
  let text = '';
  for (const node of nodes) {
    text += isInline(node) || text === '' ? node.text : ` ${node.text}`;
  }
  return text;
}

function toKey(node: WrittenNode): string {
  return node.type === 'text' ? JSON.stringify([node.text, node.marks]) : node.key;
}

function toMarks(marks: NonNullable<JSONContent['marks']>): ComparedMark[] {
  return MARKS.flatMap((type): ComparedMark[] => {
    const mark = marks.find((mark) => mark.type === type);
    if (!mark) return [];
    const href: unknown = mark.attrs?.['href'];
    return [{ type, ...(type === 'link' && typeof href === 'string' && { href }) }];
  });
}

/** The attributes that can be seen. Default values are left out. */
function toAttrs(attrs: Record<string, unknown>): BlockAttrs {
  const text = (name: string) => {
    const value = attrs[name];
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const number = (name: string, usual?: number) => {
    const value = attrs[name];
    return typeof value === 'number' && value !== usual ? value : undefined;
  };
  return {
    level: number('level'),
    start: number('start', 1),
    language: text('language'),
    src: text('src'),
    alt: text('alt'),
    colspan: number('colspan', 1),
    rowspan: number('rowspan', 1),
  };
}
