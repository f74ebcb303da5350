import type { Root, RootContent } from 'mdast';
import { parseMarkdown } from '@headway/text/markdown';
import { recall } from '../text/recall.ts';
import { isOpenFence } from './is-open-fence.ts';

/** A long article has fewer blocks. */
const REMEMBERED_BLOCKS = 5_000;

/** The place before a heading or a letter after an empty line, where lists, quotations and tables have ended. */
const BOUNDARY = /(?<=\n[ \t]*\n)(?=#{1,6}[ \t]|\p{L})/u;

/** A block has about so many paragraphs. Smaller blocks take more time at first, larger ones after a change. */
const PARAGRAPHS = 8;

/**
 * Parses Markdown like `parseMarkdown`, but with other positions. Parses block by block and remembers blocks, so that
 * after a change only the changed blocks are parsed again.
 */
export function createBlockParser(): (markdown: string) => Root {
  const parseBlock = recall((block) => parseMarkdown(block).children, REMEMBERED_BLOCKS);
  return (markdown) => {
    // a link may be defined in another block
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

/** Depends on the piece alone, so that a change moves no other boundary. */
function beginsBlock(piece: string): boolean {
  return piece.startsWith('#') || piece.length % PARAGRAPHS === 0;
}

/** Whether text after an empty line can belong to this node. */
function isOpenAtEnd(node: RootContent | undefined, block: string): boolean {
  if (node && 'children' in node) {
    const last = node.children.at(-1);
    // a list or quotation ends, but its text may differ
    return last !== undefined && (last.type === 'code' || isOpenAtEnd(last, block));
  }
  if (node?.type === 'html') return true;
  return (
    node?.type === 'code' && isOpenFence(block.slice(node.position?.start.offset, node.position?.end.offset))
  );
}
