import type { Passage } from './find-passage.ts';

/** The text of a part of the page, and the way back from a place in it to the page. */
export interface ElementText {
  text: string;
  toRange: (passage: Passage) => Range | null;
  /** Where a range begins and ends; null when it lies outside. */
  toPassage: (range: Range) => Passage | null;
}

const BLOCKS = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, td, th, tr, table, ul, ol';

/** Reads the text of an element, with a line break between blocks. Good until its content changes. */
export function readElementText(root: Element): ElementText {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  let block: Element | null = null;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    const own = node.parentElement?.closest(BLOCKS) ?? null;
    if (text !== '' && own !== block) text += '\n';
    block = own;
    pieces.push({ node, start: text.length });
    text += node.data;
  }

  function find(place: number, isEnd: boolean): { node: Text; offset: number } | null {
    const piece = pieces.findLast(({ start }) => (isEnd ? start < place : start <= place));
    return piece ? { node: piece.node, offset: Math.min(place - piece.start, piece.node.length) } : null;
  }

  function placeOf(container: Node, offset: number): number | null {
    const own = pieces.find(({ node }) => node === container);
    if (own) return own.start + offset;
    // An element's own boundary: the first text at or after it.
    const edge = document.createRange();
    edge.setStart(container, offset);
    const next = pieces.find(({ node }) => edge.comparePoint(node, 0) >= 0);
    return next?.start ?? text.length;
  }

  return {
    text,
    toRange({ start, end }) {
      const from = find(start, false);
      const to = find(end, true);
      if (!from || !to) return null;
      const range = document.createRange();
      range.setStart(from.node, from.offset);
      range.setEnd(to.node, to.offset);
      return range;
    },
    toPassage(range) {
      if (!root.contains(range.commonAncestorContainer)) return null;
      const start = placeOf(range.startContainer, range.startOffset);
      const end = placeOf(range.endContainer, range.endOffset);
      return start === null || end === null || end <= start ? null : { start, end };
    },
  };
}
