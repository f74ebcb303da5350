import type { Node } from '@tiptap/pm/model';
import type { AnchorRange } from './anchor.ts';

/** The text of a document or of a part of it, with every run of white space as one space, and the way back. */
export type FlatText = ReturnType<typeof toFlatText>;

const NEEDS_COLLAPSING = /[^\S ]| {2}/;
const RUNS = /\s+|\S+/g;

/** Blocks and lines are separated by a space. Leaves such as images have no text. */
export function toFlatText(doc: Node, { from, to }: AnchorRange = { from: 0, to: doc.content.size }) {
  let text = '';
  // kept apart, since reading the end of a string under construction makes V8 flatten it each time
  let endsInSpace = true;
  const offsets: number[] = [];
  const positions: number[] = [];

  const add = (piece: string, position: number) => {
    offsets.push(text.length);
    positions.push(position);
    text += piece;
    endsInSpace = piece.endsWith(' ');
  };
  const addSpace = (position: number) => {
    if (!endsInSpace) add(' ', position);
  };
  const addText = (piece: string, position: number) => {
    if (!NEEDS_COLLAPSING.test(piece) && !(endsInSpace && piece.startsWith(' '))) {
      add(piece, position);
      return;
    }
    for (const run of piece.matchAll(RUNS)) {
      if (run[0].trim() === '') addSpace(position + run.index);
      else add(run[0], position + run.index);
    }
  };

  doc.nodesBetween(from, to, (node, position) => {
    if (node.isText && node.text !== undefined) {
      const start = Math.max(0, from - position);
      addText(node.text.slice(start, Math.max(start, to - position)), position + start);
    } else if (node.isTextblock || node.type.name === 'hardBreak') {
      addSpace(position);
    }
  });

  return {
    text,
    /** The positions of the characters from `start` up to `end`. The first and the last must not be spaces. */
    toRange(start: number, end: number): AnchorRange {
      return { from: toPosition(start), to: toPosition(end - 1) + 1 };
    },
    /** The offset of the first character at or after a position of the document. */
    toOffset(position: number) {
      const piece = findLast(positions, position);
      const next = offsets[piece + 1] ?? text.length;
      return Math.min(next, (offsets[piece] ?? 0) + Math.max(0, position - (positions[piece] ?? position)));
    },
  };

  function toPosition(offset: number): number {
    const piece = findLast(offsets, offset);
    return (positions[piece] ?? from) + offset - (offsets[piece] ?? 0);
  }
}

/** The text as in a `FlatText`. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** The index of the last of these rising numbers that is not greater; 0 if there is none. */
function findLast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
