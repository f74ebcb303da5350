import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { alignPassage } from './align-passage.ts';
import type { Anchor, AnchorPlace, AnchorRange } from './anchor.ts';
import { ANCHOR_SETTINGS } from './anchor-settings.ts';
import type { ArticleLayout } from './article-layout.ts';
import { carryPosition, carryRange, findChange, type DocumentChange } from './document-change.ts';
import { findQuote } from './find-quote.ts';
import { toFlatText } from './flat-text.ts';
import { decodeRange, resolveRange, toRelativeRange, type RelativeRange } from './relative-range.ts';
import { createSearchedText } from './searched-text.ts';
import { countCharacters, measureKept, toSoughtPassage, type SoughtPassage } from './sought-passage.ts';

/** An anchor, parsed. */
export interface KnownAnchor {
  readonly anchor: Anchor;
  readonly passage: SoughtPassage;
  /** Its positions in the `Y.Doc`. */
  readonly stored: RelativeRange | null;
}

/** Where an anchor was found, and what that was decided by. */
export interface Placement {
  readonly place: AnchorPlace;
  /** Its position now, or the last one known; `null` if it was never found. */
  readonly at: number | null;
  /** The range between its own positions, and its text. As long as this and `text` stay the same, so does the place. */
  readonly stored: AnchorRange | null;
  readonly storedText: string;
  readonly range: AnchorRange | null;
  readonly text: string;
  /** Relative positions of the place, if it is not the range between its own positions. */
  readonly renewed: RelativeRange | null;
}

/** The document in which anchors are placed. */
export interface PlacingOptions {
  fragment: Y.XmlFragment;
  doc: Node;
  layout: ArticleLayout;
  /** The document that the earlier places refer to. */
  known: Node | null;
  /** The document in which anchors were located last. */
  located: Node | null;
}

const { context, maxQuote, leastLeft, mostlyLeft, clearlyMore, shorterRangeScore, shorterBy } =
  ANCHOR_SETTINGS;
/** A passage that a change brought back is within this many positions of the change. */
const CHANGE_REACH = maxQuote + 2 * context;

export function toKnownAnchor(anchor: Anchor): KnownAnchor {
  return { anchor, passage: toSoughtPassage(anchor), stored: decodeRange(anchor) };
}

/** Makes the function that places anchors in a document. What all of them need is computed once, when first needed. */
export function createPlacing({ fragment, doc, layout, known, located }: PlacingOptions) {
  const { doc: ydoc } = fragment;
  const getSearched = once(() => createSearchedText(toFlatText(doc)));
  const getMove = once(() => known && findChange(known, doc));
  const getChange = once(() => located && findChange(located, doc));
  const getChanged = once(() => createSearchedText(toFlatText(doc, widen(getChange(), doc))));

  const read = (range: AnchorRange | null) =>
    range && range.from < range.to ? toFlatText(doc, range).text.trimEnd() : '';
  const resolve = (range: RelativeRange | null) => range && ydoc && resolveRange(layout, ydoc, range);

  /** Whether a range has only been moved by changes elsewhere. */
  const isUntouched = (range: AnchorRange | null, earlier: AnchorRange | null) =>
    range !== null && earlier !== null && isSameRange(range, carryRange(earlier, getChange()));

  const found = (
    how: 'position' | 'quote',
    { from, to }: AnchorRange,
    { stored, storedText }: Pick<Placement, 'stored' | 'storedText'>,
    text = read({ from, to }),
  ): Placement => ({
    place: { found: how, from, to },
    at: from,
    stored,
    storedText,
    range: { from, to },
    text,
    renewed: how === 'quote' ? toRelativeRange(layout, { from, to }) : null,
  });

  return (anchor: KnownAnchor, earlier: Placement | null): Placement => {
    const { passage } = anchor;
    const stored = resolve(anchor.stored);
    const storedText = earlier && isUntouched(stored, earlier.stored) ? earlier.storedText : read(stored);
    const basis = { stored, storedText };
    if (stored && storedText === passage.quote) return found('position', stored, basis, storedText);

    const isUnchanged = earlier?.storedText === storedText;
    if (stored && isUnchanged && earlier.place.found === 'position') {
      return found('position', stored, basis, storedText);
    }
    const renewed = resolve(earlier?.renewed ?? null);
    const renewedText = earlier && isUntouched(renewed, earlier.range) ? earlier.text : read(renewed);
    if (renewed && isUnchanged && renewedText !== '' && renewedText === earlier?.text) {
      const { from, to } = renewed;
      const place = { found: 'quote', from, to } as const;
      return { ...earlier, ...basis, place, at: from, range: { from, to } };
    }

    // neither range decides by itself
    const carried = earlier?.place.found ? carryRange(earlier.place, getMove()) : null;
    if (carried && earlier && earlier.text !== '' && read(carried) === earlier.text) {
      return found('quote', carried, basis, earlier.text);
    }
    const left = [
      { how: 'position', range: stored, text: storedText, kept: measureKept(passage, storedText) } as const,
      { how: 'quote', range: renewed, text: renewedText, kept: measureKept(passage, renewedText) } as const,
    ]
      .filter(({ text, kept }) => text !== '' && kept >= leastLeft)
      .toSorted((one, other) => other.kept - one.kept)[0];
    const isPlausible = left && left.text.length < toMaxLength(passage.quote);
    if (left?.range && isPlausible && left.kept >= mostlyLeft && left.range.isWhole()) {
      return found(left.how, left.range, basis, left.text);
    }
    if (left?.range) {
      const nearby = findNearby(left.range, passage);
      const hasMore = nearby && nearby.kept > left.kept + clearlyMore;
      // an end that was deleted may be resolved too far away
      const isTighter =
        nearby && nearby.kept > shorterRangeScore * left.kept && nearby.length + shorterBy < left.text.length;
      if (hasMore || isTighter) return found('quote', nearby.range, basis);
      if (left.kept >= mostlyLeft) return found(left.how, left.range, basis, left.text);
    }
    const at = stored?.from ?? carryPosition(earlier?.at ?? null, getMove());
    const hit = mayBeBack(earlier, passage) ? findQuote(getSearched(), passage, at) : null;
    if (hit !== null && hit !== 'ambiguous') return found('quote', hit, basis);
    if (left?.range) return found(left.how, left.range, basis, left.text);
    return lost(hit ?? earlierReason(earlier), { at, ...basis });
  };

  /** Whether a passage that was lost may be in the part that changed, so that the whole document is worth a search. */
  function mayBeBack(earlier: Placement | null, passage: SoughtPassage): boolean {
    if (earlier === null || earlier.place.found !== null || located === null) return true;
    return getChange() !== null && findQuote(getChanged(), passage, null) !== null;
  }

  /** After a split or a join, a part of the passage is next to the range that is left. */
  function findNearby({ from, to }: AnchorRange, passage: SoughtPassage) {
    const reach = passage.quote.length + context;
    const flat = toFlatText(doc, {
      from: Math.max(0, from - reach),
      to: Math.min(doc.content.size, to + reach),
    });
    const likeness = alignPassage(passage, createSearchedText(flat).words);
    if (!likeness) return null;
    const { start, end, kept } = likeness;
    return {
      range: flat.toRange(start, end),
      length: end - start,
      kept: kept / Math.max(1, countCharacters(passage.quoteWords)),
    };
  }
}

function lost(
  reason: 'deleted' | 'ambiguous',
  basis: Pick<Placement, 'at' | 'stored' | 'storedText'>,
): Placement {
  return { ...basis, place: { found: null, reason }, range: null, text: '', renewed: null };
}

function isSameRange(one: AnchorRange, other: AnchorRange | null): boolean {
  return one.from === other?.from && one.to === other.to;
}

function earlierReason(earlier: Placement | null): 'deleted' | 'ambiguous' {
  return earlier?.place.found === null ? earlier.place.reason : 'deleted';
}

function widen(change: DocumentChange | null, doc: Node): AnchorRange {
  if (change === null) return { from: 0, to: 0 };
  return {
    from: Math.max(0, change.from - CHANGE_REACH),
    to: Math.min(doc.content.size, change.to + CHANGE_REACH),
  };
}

function toMaxLength(quote: string): number {
  return ANCHOR_SETTINGS.maxGrowth + ANCHOR_SETTINGS.maxGrowthFactor * quote.length;
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
