import type { Flaw } from '../subject/sentence-flaw.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { Sentence } from '../subject/sentence.ts';
import type { References } from '../subject/references.ts';
import { perObject } from '../../text/per-object.ts';
import { findCopied } from './copying.ts';
import { isFramed } from './framing.ts';
import { findMisquotes } from './misquotes.ts';
import { findPlaceholders } from './placeholders.ts';
import { toReach, type Reach } from './relevance.ts';
import { toBacking } from './support.ts';

/** Why a sentence does not count as part of an article, whatever else is in the text. */
export type Fault = Flaw | 'off-subject' | 'misquoted' | 'copied' | 'unsupported';

/** What is wrong with a paragraph, whatever else is in the text. */
export interface Judgment {
  /** For each sentence, why it does not count; null if nothing is wrong with it. */
  faults: readonly (Fault | null)[];
  /** The flaw of a paragraph more than half of whose words are in sentences with one: the rest passes by chance. */
  prevailing: Flaw | null;
  reach: Reach;
  /** Whether it is a quotation that stands alone, without words beside it that introduce it. */
  isBare: boolean;
}

/** With fewer words besides its quotation, a paragraph does not introduce it: `It also states:` has three. */
const MIN_INTRODUCTION = 3;

/** Prepares references for judging the sentences of paragraphs. */
export const judge = perObject((references: References) =>
  perObject((paragraph: Paragraph): Judgment => {
    const { sentences, quotations, citations } = paragraph;
    const reach = toReach(paragraph, references);
    const flawed = sentences.filter(({ flaw }) => flaw !== null);
    const toFault = (): ((sentence: Sentence) => Fault | null) => {
      if (
        reach === 'elsewhere' ||
        findPlaceholders(paragraph.text).some(({ isCertain }) => isCertain) ||
        isFramed(paragraph, references)
      )
        return () => 'off-subject';
      if (findMisquotes(paragraph, references).length > 0) return () => 'misquoted';
      if (toBacking(paragraph, references) === 'unbacked') return () => 'unsupported';
      const copied = findCopied(paragraph, references);
      // short sentences between copied ones are copied, too
      if (sumWords([...copied]) > sumWords(sentences) / 2) return () => 'copied';
      return (sentence) => (copied.has(sentence) ? 'copied' : null);
    };
    const ofParagraph = toFault();
    const own = sentences.reduce((sum, { ownWords }) => sum + ownWords.length, 0);
    return {
      faults: sentences.map((sentence) => sentence.flaw ?? ofParagraph(sentence)),
      prevailing: sumWords(flawed) > sumWords(sentences) / 2 ? (flawed[0]?.flaw ?? null) : null,
      reach,
      isBare: quotations.length > 0 && citations.length > 0 && own < MIN_INTRODUCTION,
    };
  }),
);

/** The number of words of sentences. */
export function sumWords(sentences: readonly { words: number }[]): number {
  return sentences.reduce((sum, { words }) => sum + words, 0);
}
