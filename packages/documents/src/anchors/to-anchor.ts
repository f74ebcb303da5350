import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { Anchor, AnchorRange } from './anchor.ts';
import { ANCHOR_SETTINGS } from './anchor-settings.ts';
import { measureArticle } from './article-layout.ts';
import { toFlatText } from './flat-text.ts';
import { encodeRange, toRelativeRange } from './relative-range.ts';

const { context, contextReach, maxQuote } = ANCHOR_SETTINGS;

/**
 * Makes an anchor for a range of a document. Spaces at its ends are left out.
 *
 * @param doc the document in the editor
 * @param fragment the same document in Yjs. While an edit is on its way from one to the other, the anchor has no positions.
 * @returns `null` for a range without words
 * @example
 * const anchor = toAnchor(state.doc, ydoc.getXmlFragment(DOCUMENT_FIELD), state.selection);
 */
export function toAnchor(doc: Node, fragment: Y.XmlFragment, { from, to }: AnchorRange): Anchor | null {
  const around = {
    from: Math.max(0, from - context * contextReach),
    to: Math.min(doc.content.size, to + context * contextReach),
  };
  const flat = toFlatText(doc, around);
  const selected = flat.text.slice(flat.toOffset(from), flat.toOffset(to));
  const quote = sliceWhole(selected.trim(), 0, maxQuote).trimEnd();
  if (quote === '') return null;
  const start = flat.toOffset(from) + selected.length - selected.trimStart().length;
  const end = start + quote.length;
  const layout = measureArticle(fragment, doc);
  const range = layout && toRelativeRange(layout, flat.toRange(start, end));
  return {
    quote,
    prefix: sliceWhole(flat.text, start - context, start),
    suffix: sliceWhole(flat.text, end, end + context),
    ...(range && encodeRange(range)),
  };
}

/** A part of a text, without half a surrogate pair at either end: Postgres refuses those. */
function sliceWhole(text: string, start: number, end: number): string {
  const from = Math.max(0, start);
  const isCutBefore = isSecondHalf(text, from);
  const isCutAfter = isSecondHalf(text, end);
  return text.slice(isCutBefore ? from + 1 : from, isCutAfter ? end - 1 : end);
}

function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
