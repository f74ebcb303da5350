import { matchWords, type WordMatch } from './match-words.ts';
import { countCharacters, type SoughtPassage } from './sought-passage.ts';
import type { Word } from './words.ts';

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

/** Lays a passage with its surroundings beside a part of a text. */
export function alignPassage(passage: SoughtPassage, text: readonly Word[]): Likeness | null {
  const { prefixWords, quoteWords, suffixWords } = passage;
  const matches = matchWords([...prefixWords, ...quoteWords, ...suffixWords], text);
  const first = prefixWords.length;
  const inQuote = matches.filter(({ one }) => one >= first && one < first + quoteWords.length);
  const best = cutStrays(inQuote, text, countCharacters(quoteWords));
  if (!best) return null;
  const around = matches
    .filter(({ one }) => one < first || one >= first + quoteWords.length)
    .reduce((total, { length }) => total + length, 0);
  return { ...best, around };
}

/** Leaves out words at either end that are in common by chance, far from the rest. */
function cutStrays(
  matches: readonly WordMatch[],
  text: readonly Word[],
  quoteLength: number,
): Omit<Likeness, 'around'> | null {
  const weigh = (from: number, to: number) => {
    const start = text[matches[from]?.other ?? -1]?.start;
    const end = text[matches[to]?.other ?? -1]?.end;
    if (start === undefined || end === undefined) return null;
    const kept = matches.slice(from, to + 1).reduce((total, { length }) => total + length, 0);
    return { start, end, kept, alike: (2 * kept) / (quoteLength + end - start) };
  };
  let best = weigh(0, matches.length - 1);
  let from = 0;
  for (let candidate = 1; candidate < matches.length; candidate += 1) {
    const weighed = weigh(candidate, matches.length - 1);
    if (!weighed || !best || weighed.alike <= best.alike) continue;
    best = weighed;
    from = candidate;
  }
  for (let candidate = matches.length - 2; candidate >= from; candidate -= 1) {
    const weighed = weigh(from, candidate);
    if (weighed && best && weighed.alike > best.alike) best = weighed;
  }
  return best;
}
