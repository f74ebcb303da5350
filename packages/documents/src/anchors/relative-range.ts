import { fromBase64, toBase64 } from '../protocol/base64.ts';
import * as Y from 'yjs';
import { toOtherSide } from '../protocol/updates/yjs-internals.ts';
import type { Anchor, AnchorRange } from './anchor.ts';
import type { ArticleLayout } from './article-layout.ts';

/** The first and the last character of a passage, as relative positions of Yjs. */
export interface RelativeRange {
  start: Y.RelativePosition;
  end: Y.RelativePosition;
}

/** Where a relative range is. */
export interface ResolvedRange extends AnchorRange {
  /** Whether both the first and the last character are still there. */
  isWhole: () => boolean;
}

/** Binds a range to its first and last characters: text that is inserted before or after them is not part of it. */
export function toRelativeRange(layout: ArticleLayout, { from, to }: AnchorRange): RelativeRange | null {
  const first = layout.findText(from);
  const last = layout.findText(to - 1);
  if (!first || !last) return null;
  return {
    start: Y.createRelativePositionFromTypeIndex(first.text, first.index, 0),
    end: Y.createRelativePositionFromTypeIndex(last.text, last.index + 1, -1),
  };
}

/** `null` for positions of another document, and for those that can no longer be resolved. */
export function resolveRange(
  layout: ArticleLayout,
  doc: Y.Doc,
  { start, end }: RelativeRange,
): ResolvedRange | null {
  const first = Y.createAbsolutePositionFromRelativePosition(start, doc);
  const last = Y.createAbsolutePositionFromRelativePosition(end, doc);
  const from = first && layout.toPosition(first.type, first.index);
  const to = last && layout.toPosition(last.type, last.index);
  if (first === null || last === null || from === null || to === null) return null;
  return { from, to, isWhole: () => isThere(doc, start, first) && isThere(doc, end, last) };
}

export function encodeRange({ start, end }: RelativeRange): Required<Pick<Anchor, 'start' | 'end'>> {
  return { start: encode(start), end: encode(end) };
}

/** `null` if the anchor has no positions, or malformed ones. */
export function decodeRange({ start, end }: Anchor): RelativeRange | null {
  if (start === undefined || end === undefined) return null;
  try {
    return { start: decode(start), end: decode(end) };
  } catch {
    return null;
  }
}

function decode(encoded: string): Y.RelativePosition {
  const position = Y.decodeRelativePosition(fromBase64(encoded));
  if (position.item === null) throw new Error('a passage begins and ends at a character');
  return position;
}

function encode(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** Whether a character is not deleted: its two sides are two places then, and otherwise one. */
function isThere(doc: Y.Doc, position: Y.RelativePosition, place: Y.AbsolutePosition): boolean {
  return Y.createAbsolutePositionFromRelativePosition(toOtherSide(position), doc)?.index !== place.index;
}
