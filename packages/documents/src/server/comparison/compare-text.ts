import type { Change, ComparedNode } from '../../protocol/comparison.ts';
import { align } from './align.ts';
import type { CharacterOrigins } from './character-origins.ts';
import { toTokens } from './to-tokens.ts';
import type { WrittenBlock, WrittenNode, WrittenText } from '../article/written-node.ts';

/** Compares two texts word by word. Equal words with other marks are `restyled`. */
export function compareText(from: WrittenBlock, to: WrittenBlock, origins: CharacterOrigins): ComparedNode[] {
  const [before, after] = [toTokens(from.text), toTokens(to.text)];
  const [fromAt, toAt] = [toStarts(before), toStarts(after)];
  const compared: ComparedNode[] = [];
  for (const stretch of joinSmall(align(before, after), after)) {
    const removed = slice(from.children, fromAt[stretch.fromStart] ?? 0, fromAt[stretch.fromEnd] ?? 0);
    const added = slice(to.children, toAt[stretch.toStart] ?? 0, toAt[stretch.toEnd] ?? 0);
    if (stretch.isSame) compared.push(...toSame(removed, added));
    else compared.push(...toChanged(removed, 'removed'), ...toAdded(added, origins));
  }
  return compared;
}

/** A whole text as added, with its authors. */
export function toAdded(nodes: WrittenNode[], origins: CharacterOrigins): ComparedNode[] {
  return nodes.flatMap((node): ComparedNode[] => {
    if (node.type !== 'text') return toChanged([node], 'added');
    let start = 0;
    return origins(node.offset, node.text.length).map(({ length, by }) => {
      const text = node.text.slice(start, start + length);
      start += length;
      return { ...toCompared({ ...node, text }, 'added'), ...(by && { by }) };
    });
  });
}

/** A whole text with one change, or without. */
export function toChanged(nodes: WrittenNode[], change?: Change): ComparedNode[] {
  return nodes.map((node) =>
    node.type === 'text' ? toCompared(node, change) : { type: node.type, ...(change && { change }) },
  );
}

function toCompared({ text, marks }: WrittenText, change?: Change): ComparedNode {
  return { type: 'text', text, ...(marks.length > 0 && { marks }), ...(change && { change }) };
}

/** Equal characters with old and new marks: they are restyled where the marks differ. */
function toSame(before: WrittenNode[], after: WrittenNode[]): ComparedNode[] {
  const edges = new Set<number>();
  const forms = new Map<number, string>();
  let end = 0;
  for (const node of before) {
    forms.set(end, toForm(node));
    edges.add((end += node.text.length));
  }
  const ends = [...edges];
  const starts = [...forms];
  let at = 0;
  let piece = 0;
  return after.flatMap((node) => {
    if (node.type !== 'text') {
      at += node.text.length;
      while ((ends[piece] ?? Infinity) <= at) piece += 1;
      return toChanged([node]);
    }
    const parts: ComparedNode[] = [];
    const stop = at + node.text.length;
    let cut = 0;
    while (at < stop) {
      const next = Math.min(stop, ends[piece] ?? stop);
      const text = node.text.slice(cut, cut + next - at);
      const isRestyled = starts[piece]?.[1] !== toForm(node);
      parts.push(toCompared({ ...node, text }, isRestyled ? 'restyled' : undefined));
      cut += next - at;
      at = next;
      while ((ends[piece] ?? Infinity) <= at) piece += 1;
    }
    return parts;
  });
}

function toForm(node: WrittenNode): string {
  return node.type === 'text' ? JSON.stringify(node.marks) : '';
}

/** The part of a text from one character to another, by its own characters. */
function slice(nodes: WrittenNode[], start: number, end: number): WrittenNode[] {
  let at = 0;
  return nodes.flatMap((node): WrittenNode[] => {
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, node.text.length)];
    at += node.text.length;
    if (first >= last) return [];
    if (node.type !== 'text') return [node];
    return [{ ...node, text: node.text.slice(first, last), offset: node.offset + first }];
  });
}

/** Where each word begins, and where the last ends. */
function toStarts(words: readonly string[]): number[] {
  let end = 0;
  return [0, ...words.map((word) => (end += word.length))];
}

/** Joins changes that only spaces separate, so that a rewritten phrase is shown as one change. */
function joinSmall(stretches: ReturnType<typeof align>, words: readonly string[]): ReturnType<typeof align> {
  const joined: ReturnType<typeof align> = [];
  for (const [index, stretch] of stretches.entries()) {
    const last = joined.at(-1);
    const isSmall =
      index < stretches.length - 1 &&
      words.slice(stretch.toStart, stretch.toEnd).every((word) => word.trim() === '');
    if (last && !last.isSame && (!stretch.isSame || isSmall)) {
      last.fromEnd = stretch.fromEnd;
      last.toEnd = stretch.toEnd;
    } else {
      joined.push({ ...stretch });
    }
  }
  return joined;
}
