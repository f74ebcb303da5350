import { ANCHOR_SETTINGS } from './anchor-settings.ts';
import { matchWords, sumLengths, type WordMatch } from './match-words.ts';
import { countCharacters, type SoughtPassage } from './sought-passage.ts';
import type { Word } from './words.ts';

const { maxInsertedWords } = ANCHOR_SETTINGS;

/** The part of a text that is most like a passage. */
export interface Likeness {
  start: number;
  end: number;
  /** Characters of the passage that are in it. */
  kept: number;
  /** Characters of the passage's surroundings that are around it. */
  around: number;
  /** 1 for the passage itself, less for every character that is missing or in between. */
  alike: number;
}

/** Finds the part of a text that is most like a passage; `null` if they have no word in common. */
export function alignPassage(passage: SoughtPassage, text: readonly Word[]): Likeness | null {
  const { prefixWords, quoteWords, suffixWords } = passage;
  const first = prefixWords.length;
  const next = first + quoteWords.length;
  const sought = [...prefixWords, ...quoteWords, ...suffixWords];
  const matches = matchWords(sought, text);
  const quoteLength = countCharacters(quoteWords);
  const inQuote = cutStrays(
    matches.filter(({ one }) => one >= first && one < next),
    text,
    quoteLength,
  );
  const head = inQuote[0];
  const tail = inQuote.at(-1);
  if (!head || !tail) return null;

  // words at its ends that were only half deleted
  const before = matches.findLast(({ one }) => one < first);
  const after = matches.find(({ one }) => one >= next);
  const from = extend(head, {
    by: -1,
    sought: quoteWords,
    offset: first,
    text,
    limit: before,
    isNext: before?.one === first - 1,
  });
  const to = extend(tail, {
    by: 1,
    sought: quoteWords,
    offset: first,
    text,
    limit: after,
    isNext: after?.one === next,
  });

  const start = text[from]?.start ?? 0;
  const end = text[to]?.end ?? start;
  const kept = sumLengths(inQuote);
  const around = sumLengths(matches.filter(({ one }) => one < first || one >= next));
  return { start, end, kept, around, alike: (2 * kept) / (quoteLength + end - start) };
}

interface Extension {
  by: 1 | -1;
  /** The words of the passage, and where among all that was sought they begin. */
  sought: readonly Word[];
  offset: number;
  text: readonly Word[];
  /** The nearest word of the surroundings, and whether it is the one next to the passage. */
  limit: WordMatch | undefined;
  isNext: boolean;
}

/** Goes on from a word that was found, in one direction, as far as there are pieces of the words that are missing. */
function extend({ one, other }: WordMatch, { by, sought, offset, text, limit, isNext }: Extension): number {
  const index = one - offset;
  const missing = by < 0 ? sought.slice(0, index) : sought.slice(index + 1);
  if (missing.length === 0) return other;
  if (limit && isNext && Math.abs(limit.other - other) - 1 <= missing.length + maxInsertedWords)
    return limit.other - by;
  let left = missing.map((word) => word.text).join('');
  let reached = other;
  for (let place = other + by; left !== '' && place !== limit?.other; place += by) {
    const piece = text[place]?.text;
    if (piece === undefined || Math.abs(place - reached) > maxInsertedWords) break;
    if (!(by < 0 ? left.endsWith(piece) : left.startsWith(piece))) continue;
    left = by < 0 ? left.slice(0, -piece.length) : left.slice(piece.length);
    reached = place;
  }
  return reached;
}

/** Leaves out words at either end that agree by accident, far from the others. */
function cutStrays(matches: readonly WordMatch[], text: readonly Word[], quoteLength: number): WordMatch[] {
  const weigh = (from: number, to: number) => {
    const start = text[matches[from]?.other ?? -1]?.start ?? 0;
    const end = text[matches[to]?.other ?? -1]?.end ?? 0;
    return sumLengths(matches.slice(from, to + 1)) / (quoteLength + end - start);
  };
  let from = 0;
  let to = matches.length - 1;
  for (let start = 1; start <= to; start += 1) if (weigh(start, to) > weigh(from, to)) from = start;
  for (let end = to - 1; end >= from; end -= 1) if (weigh(from, end) > weigh(from, to)) to = end;
  return matches.slice(from, to + 1);
}
