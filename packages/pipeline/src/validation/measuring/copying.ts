import type { Paragraph } from '../subject/paragraph.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { References } from '../subject/references.ts';
import { isRewordedSource } from './rewriting.ts';
import type { Scale } from './rate.ts';

/** The share of words in sentences that are put together from the sources. Articles in the author's own words have none. */
export const COPYING: Scale = { fine: 0.1, none: 0.4 };

/**
 * A paragraph with so many of its pairs of words in the sources is put together from them. 9 of 10 paragraphs of other pages
 * about the same subject have less than 0.64; text that a program strings together from the sources' words has 0.83 and
 * more, and copied text with swapped words 0.87 and more.
 */
const MOST_PAIRS = 0.85;
/** A shorter paragraph has its pairs by chance. */
const MIN_PAIRS = 25;
/** A sentence of which more is quoted introduces its quotation, often by the title of the page. */
const MAX_QUOTED = 0.25;

/** Finds the sentences of a paragraph that are, apart from quotations, only words of the sources. */
export function findCopied(
  { sentences }: Pick<Paragraph, 'sentences'>,
  references: Pick<References, 'sourcePairs' | 'sourceSentences'>,
): ReadonlySet<Sentence> {
  const own = sentences.filter(({ ownWords, words }) => ownWords.length >= (1 - MAX_QUOTED) * words);
  const pairs = own.flatMap(({ ownPairs }) => ownPairs());
  const sources = references.sourcePairs();
  const known = pairs.filter((pair) => sources.has(pair)).length;
  if (pairs.length >= MIN_PAIRS && known / pairs.length >= MOST_PAIRS) return new Set(own);
  return new Set(own.filter((sentence) => isRewordedSource(sentence, references)));
}
