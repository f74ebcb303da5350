import type { Root, RootContent } from 'mdast';
import { parseMarkdown } from './markdown-text.ts';
import { recall } from '../text/recall.ts';

/** More than a long article has. */
const REMEMBERED_BLOCKS = 5_000;

/** Before a heading or a line of letters that follows an empty line: either ends lists, quotations and tables. */
const BOUNDARY = /(?<=\n[ \t]*\n)(?=#{1,6}[ \t]|\p{L})/u;

/** A block has about so many paragraphs: each parse has a cost of its own, and so has each changed block. */
const PARAGRAPHS = 8;

/**
 * Parses Markdown as `parseMarkdown` does but for positions, a block at a time, and remembers blocks: a text that
 * was changed in one place costs little more than that place.
 */
export function createBlockParser(): (markdown: string) => Root {
  const parseBlock = recall((block) => parseMarkdown(block).children, REMEMBERED_BLOCKS);
  return (markdown) => {
    // what a label means may be said anywhere
    if (markdown.includes(']:')) return parseMarkdown(markdown);
    const children: RootContent[] = [];
    let block = '';
    const close = (): void => {
      const nodes = parseBlock(block);
      if (isOpenAtEnd(nodes.at(-1), block)) return;
      children.push(...nodes);
      block = '';
    };
    for (const piece of markdown.split(BOUNDARY)) {
      if (block !== '' && beginsBlock(piece)) close();
      block += piece;
    }
    if (block !== '') children.push(...parseBlock(block));
    return { type: 'root', children };
  };
}

/** Decided by the piece alone, so that a change moves no boundary elsewhere. */
function beginsBlock(piece: string): boolean {
  return piece.startsWith('#') || piece.length % PARAGRAPHS === 0;
}

/** Whether what follows an empty line might still belong to this node. */
function isOpenAtEnd(node: RootContent | undefined, block: string): boolean {
  if (node && 'children' in node) {
    const last = node.children.at(-1);
    // in a list or quotation it does end, but not with quite the same text
    return last !== undefined && (last.type === 'code' || isOpenAtEnd(last, block));
  }
  if (node?.type === 'html') return true;
  if (node?.type !== 'code') return false;
  const text = block.slice(node.position?.start.offset, node.position?.end.offset);
  const fence = /^(`{3,}|~{3,})/u.exec(text)?.[1];
  if (fence === undefined) return false;
  const last = text.slice(text.lastIndexOf('\n') + 1).trim();
  return !(
    text.includes('\n') &&
    last.length >= fence.length &&
    last === fence.charAt(0).repeat(last.length)
  );
}
