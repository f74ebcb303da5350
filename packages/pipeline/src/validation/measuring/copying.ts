import type { Sentence } from '../subject/paragraph.ts';
import type { References } from '../subject/references.ts';
import { isRewritten } from './rewriting.ts';
import type { Scale } from './rate.ts';

/** The share of words in sentences that are put together from the sources. Articles in one's own words have none. */
export const COPYING: Scale = { fine: 0.1, none: 0.4 };

/**
 * A sentence with so many of its pairs of words in the sources is put together from them. 9 of 10 sentences of other pages
 * about the same subject have less than 0.64; text that a program strings together from the sources' words has 0.83 and
 * more, and copied text with swapped words 0.87 and more.
 */
const MOST_PAIRS = 0.85;
/** A shorter sentence has its pairs by chance. */
const MIN_PAIRS = 7;
/** A sentence of which more is quoted introduces its quotation, often by the title of the page. */
const MAX_QUOTED = 0.25;

/** Whether a sentence is, apart from its quotations, only words of the sources. */
export function isCopied(
  sentence: Sentence,
  { sourcePairs, sourceSentences }: Pick<References, 'sourcePairs' | 'sourceSentences'>,
): boolean {
  const { ownPairs, words } = sentence;
  const pairs = ownPairs();
  if (pairs.length < MIN_PAIRS || pairs.length + 1 < (1 - MAX_QUOTED) * words) return false;
  if (isRewritten(sentence, { sourceSentences })) return true;
  const sources = sourcePairs();
  return pairs.filter((pair) => sources.has(pair)).length / pairs.length >= MOST_PAIRS;
}
