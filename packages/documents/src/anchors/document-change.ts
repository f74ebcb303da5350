import type { Node } from '@tiptap/pm/model';
import type { AnchorRange } from './anchor.ts';

/** The range that differs: `from` to `before` in the old document, `from` to `to` in the new one. */
export interface DocumentChange {
  from: number;
  before: number;
  to: number;
}

/** The smallest range outside which nothing has changed; `null` if nothing has. */
export function findChange(old: Node, doc: Node): DocumentChange | null {
  if (old === doc) return null;
  const from = old.content.findDiffStart(doc.content);
  const end = old.content.findDiffEnd(doc.content);
  if (from === null || end === null) return null;
  // the two overlap where a repetition is added or removed
  const overlap = Math.max(0, from - Math.min(end.a, end.b));
  return { from, before: end.a + overlap, to: end.b + overlap };
}

/** The same range in the new document; `null` if it overlaps the change. */
export function carryRange({ from, to }: AnchorRange, change: DocumentChange | null): AnchorRange | null {
  if (change === null || to <= change.from) return { from, to };
  if (from < change.before) return null;
  const shift = change.to - change.before;
  return { from: from + shift, to: to + shift };
}

/** Roughly where a position is in the new document. */
export function carryPosition(position: number | null, change: DocumentChange | null): number | null {
  if (position === null || change === null || position <= change.from) return position;
  return position < change.before ? Math.min(position, change.to) : position + change.to - change.before;
}
