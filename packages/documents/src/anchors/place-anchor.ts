import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import { alignPassage } from './align-passage.ts';
import { CONTEXT, MAX_QUOTE, type Anchor, type AnchorPlace, type AnchorRange } from './anchor.ts';
import type { ArticleLayout } from './article-layout.ts';
import { carryPosition, carryRange, findChange, type DocumentChange } from './document-change.ts';
import { findQuote } from './find-quote.ts';
import { toFlatText } from './flat-text.ts';
import { decodeRange, resolveRange, toRelativeRange, type RelativeRange } from './relative-range.ts';
import { createSearchedText } from './searched-text.ts';
import { countCharacters, measureKept, toSoughtPassage, type SoughtPassage } from './sought-passage.ts';

/** An anchor, taken apart. */
export interface KnownAnchor {
  readonly anchor: Anchor;
  readonly passage: SoughtPassage;
  /** Its positions in the `Y.Doc`. */
  readonly stored: RelativeRange | null;
}

/** Where an anchor was found, and what that rests on. */
export interface Placement {
  readonly place: AnchorPlace;
  /** The position at which it is, or was last; `null` if it was never found. */
  readonly at: number | null;
  /** What stood between its positions, and what at the place. While both stay, so does the place. */
  readonly stored: AnchorRange | null;
  readonly storedText: string;
  readonly range: AnchorRange | null;
  readonly text: string;
  /** The positions of the place, if it is another one. */
  readonly renewed: RelativeRange | null;
}

/** What anchors are placed in. */
export interface PlacingOptions {
  fragment: Y.XmlFragment;
  doc: Node;
  layout: ArticleLayout;
  /** The document that the earlier places are in. */
  known: Node | null;
  /** The document in which anchors were last looked for. */
  settled: Node | null;
}

/** What is left of a passage counts as the passage from here on, when its ends are where they were. */
const LEAST_LEFT = 0.25;
/** From here on nothing else is looked for. */
const MOSTLY_LEFT = 0.5;
/** So much more of the passage must a range nearby have. */
const CLEARLY = 0.05;
/** A range that is shorter has to have so much of what a longer one has. */
const NEARLY_ALL = 0.8;
const A_WORD = 12;
/** Beyond this a passage has not grown: something else has come between its ends. */
const A_PARAGRAPH = 300;
/** Further around a change nothing of a passage can be that is part of it. */
const REACH = MAX_QUOTE + 2 * CONTEXT;

export function toKnownAnchor(anchor: Anchor): KnownAnchor {
  return { anchor, passage: toSoughtPassage(anchor), stored: decodeRange(anchor) };
}

/** Makes the function that places anchors in a document, one after the other. What all of them need is made once. */
export function createPlacing({ fragment, doc, layout, known, settled }: PlacingOptions) {
  const { doc: ydoc } = fragment;
  const getSearched = once(() => createSearchedText(toFlatText(doc)));
  const getMove = once(() => known && findChange(known, doc));
  const getChange = once(() => settled && findChange(settled, doc));
  const getChanged = once(() => createSearchedText(toFlatText(doc, widen(getChange(), doc))));

  const read = (range: AnchorRange | null) =>
    range && range.from < range.to ? toFlatText(doc, range).text.trimEnd() : '';
  const resolve = (range: RelativeRange | null) => range && ydoc && resolveRange(layout, ydoc, range);

  /** Is it the same text at the same place, moved by what was written elsewhere? */
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

    // nothing stands where it stood that settles it
    const carried = earlier?.place.found ? carryRange(earlier.place, getMove()) : null;
    if (carried && earlier && earlier.text !== '' && read(carried) === earlier.text) {
      return found('quote', carried, basis, earlier.text);
    }
    const left = [
      { how: 'position', range: stored, text: storedText, kept: measureKept(passage, storedText) } as const,
      { how: 'quote', range: renewed, text: renewedText, kept: measureKept(passage, renewedText) } as const,
    ]
      .filter(({ text, kept }) => text !== '' && kept >= LEAST_LEFT)
      .toSorted((one, other) => other.kept - one.kept)[0];
    const isPlausible = left && left.text.length < A_PARAGRAPH + 3 * passage.quote.length;
    if (left?.range && isPlausible && left.kept >= MOSTLY_LEFT && left.range.isWhole()) {
      return found(left.how, left.range, basis, left.text);
    }
    if (left?.range) {
      const nearby = findNearby(left.range, passage);
      const hasMore = nearby && nearby.kept > left.kept + CLEARLY;
      // a lost end may have come to rest too far off
      const isTighter =
        nearby && nearby.kept > NEARLY_ALL * left.kept && nearby.length + A_WORD < left.text.length;
      if (hasMore || isTighter) return found('quote', nearby.range, basis);
      if (left.kept >= MOSTLY_LEFT) return found(left.how, left.range, basis, left.text);
    }
    const at = stored?.from ?? carryPosition(earlier?.at ?? null, getMove());
    const hit = mayBeBack(earlier, passage) ? findQuote(getSearched(), passage, at) : null;
    if (hit !== null && hit !== 'ambiguous') return found('quote', hit, basis);
    if (left?.range) return found(left.how, left.range, basis, left.text);
    return lost(hit ?? earlierReason(earlier), { at, ...basis });
  };

  /** Whether it is worth looking through the whole document. */
  function mayBeBack(earlier: Placement | null, passage: SoughtPassage): boolean {
    if (earlier === null || earlier.place.found !== null || settled === null) return true;
    return getChange() !== null && findQuote(getChanged(), passage, null) !== null;
  }

  /** After a split or a join a part of the passage is beside what is left of it. */
  function findNearby({ from, to }: AnchorRange, passage: SoughtPassage) {
    const reach = passage.quote.length + CONTEXT;
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
  return { from: Math.max(0, change.from - REACH), to: Math.min(doc.content.size, change.to + REACH) };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
