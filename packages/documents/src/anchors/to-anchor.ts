import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { CONTEXT, MAX_QUOTE, type Anchor, type AnchorRange } from './anchor.ts';
import { measureArticle } from './article-layout.ts';
import { toFlatText } from './flat-text.ts';
import { sliceWhole } from './slice-whole.ts';
import { encodeRange, toRelativeRange } from './relative-range.ts';

/** The surroundings, and the ends of blocks in them. */
const REACH = 4 * CONTEXT;

/**
 * Makes an anchor for a range of a document, without the space at its ends.
 *
 * @param fragment what the document shows. While an edit is on its way from one to the other, the anchor has only words.
 * @returns `null` for a range without words
 */
export function toAnchor(doc: Node, fragment: Y.XmlFragment, { from, to }: AnchorRange): Anchor | null {
  const around = { from: Math.max(0, from - REACH), to: Math.min(doc.content.size, to + REACH) };
  const flat = toFlatText(doc, around);
  const selected = flat.text.slice(flat.toOffset(from), flat.toOffset(to));
  const quote = sliceWhole(selected.trim(), 0, MAX_QUOTE).trimEnd();
  if (quote === '') return null;
  const start = flat.toOffset(from) + selected.length - selected.trimStart().length;
  const end = start + quote.length;
  const layout = measureArticle(fragment, doc);
  const range = layout && toRelativeRange(layout, flat.toRange(start, end));
  return {
    quote,
    prefix: sliceWhole(flat.text, start - CONTEXT, start),
    suffix: sliceWhole(flat.text, end, end + CONTEXT),
    ...(range && encodeRange(range)),
  };
}
