import type { Anchor } from './comment.ts';

/** Where a passage is in a text, in UTF-16 units. */
export interface Passage {
  start: number;
  end: number;
}

/** Characters of surroundings kept on each side. */
const CONTEXT = 48;
/** A longer selection is a thread about its beginning. */
const MAX_QUOTE = 600;

/** Describes a passage so that it is found again after the text has changed around it. Null for nothing but space. */
export function toAnchor(text: string, { start, end }: Passage): Anchor | null {
  const selected = text.slice(start, end);
  const quote = selected.trim().slice(0, MAX_QUOTE).trimEnd();
  if (quote === '') return null;
  const from = start + selected.length - selected.trimStart().length;
  return {
    quote,
    prefix: text.slice(Math.max(0, from - CONTEXT), from),
    suffix: text.slice(from + quote.length, from + quote.length + CONTEXT),
  };
}

/**
 * Finds a passage by its words: of several equal ones that with the most alike surroundings, of equally alike ones
 * the first. White space counts as one space, since it is what rewriting changes first. Null when the words are not
 * there any more.
 */
export function findPassage(
  text: string,
  anchor: Pick<Anchor, 'quote' | 'prefix' | 'suffix'>,
): Passage | null {
  const { plain, places } = collapse(text);
  const quote = collapse(anchor.quote).plain.trim();
  if (quote === '') return null;
  const prefix = collapse(anchor.prefix).plain;
  const suffix = collapse(anchor.suffix).plain;
  let best: { at: number; alike: number } | null = null;
  for (let at = plain.indexOf(quote); at !== -1; at = plain.indexOf(quote, at + 1)) {
    const alike =
      countAlikeEnd(plain.slice(Math.max(0, at - CONTEXT), at), prefix) +
      countAlikeStart(plain.slice(at + quote.length, at + quote.length + CONTEXT), suffix);
    if (best === null || alike > best.alike) best = { at, alike };
  }
  if (best === null) return null;
  const start = places[best.at];
  const last = places[best.at + quote.length - 1];
  return start === undefined || last === undefined ? null : { start, end: last + 1 };
}

/** The text with every run of white space as one space, and where each of its characters stands in the original. */
function collapse(text: string): { plain: string; places: number[] } {
  let plain = '';
  const places: number[] = [];
  for (let place = 0; place < text.length; place += 1) {
    const isSpace = /\s/u.test(text.charAt(place));
    if (isSpace && plain.endsWith(' ')) continue;
    plain += isSpace ? ' ' : text.charAt(place);
    places.push(place);
  }
  return { plain, places };
}

function countAlikeStart(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one[count] === other[count]) count += 1;
  return count;
}

function countAlikeEnd(one: string, other: string): number {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count))
    count += 1;
  return count;
}
