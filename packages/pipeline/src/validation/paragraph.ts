import type { Language } from '@headway/text/language';
import {
  toContentStemsOfWord,
  toWords,
  type PhraseFinder,
  type PhrasePlace,
  type Word,
} from '@headway/text/words';
import { toSentenceLength, type SentenceLength } from '../text/readability.ts';
import { toSentences } from '../text/sentences.ts';
import { once } from '../text/once.ts';
import { findQuotations, type Quotation } from '../writing/quote.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingles } from './shingles.ts';

/** A sentence and its properties. */
export interface Sentence extends SentenceLength {
  isPassive: boolean;
  hasTransition: boolean;
  /** The stems of its words, without stop words. */
  contentStems: ReadonlySet<string>;
}

/** A paragraph as a reader sees it, and its parts. */
export interface Paragraph {
  text: string;
  words: readonly Word[];
  /** Where it has the terms of the pages, by their index, and the keyword, whose index is the number of terms. */
  phrases: () => readonly PhrasePlace[];
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  /** The text without its quotations. */
  ownText: string;
  /** Its sequences of 4 words, for finding articles that are nearly the same. */
  shingles: () => readonly string[];
  /** The sequences of 8 words of `ownText`, for finding text that was copied from a source. */
  ownShingles: () => readonly string[];
}

const PASSIVE =
  /\b(?:is|are|was|were|be|been|being|gets?|got)\s+(?:\w+ly\s+)?(?:\w{2,}ed|built|chosen|done|drawn|found|given|held|kept|known|left|made|met|put|read|run|seen|sent|set|shown|split|taken|thrown|told|understood|written)\b/iu;

const TRANSITION =
  /\b(?:according to|also|although|as a result|as well as|at the same time|because|before|but|by default|consequently|even|finally|first|for example|for instance|further|furthermore|hence|however|if|in addition|in contrast|in other words|in particular|instead|likewise|meanwhile|moreover|namely|nevertheless|on this point|once|otherwise|rather|second|similarly|since|so that|still|that is|then|therefore|though|thus|unless|until|when|whereas|while|yet)\b/iu;

const QUOTATION = /“[^“”]*”/gu;

/** Splits a text into its parts. `find` finds the terms of the pages, in their order, and after them the keyword. */
export function toParagraph(text: string, language: Language, find: PhraseFinder): Paragraph {
  const words = toWords(text, language);
  const ownText = text.replace(QUOTATION, ' … ');
  return {
    text,
    words,
    phrases: once(() => find(text, words)),
    sentences: toSentences(text.replace(/\s*\[\d+\]/gu, '')).map((sentence) =>
      toSentence(sentence.text, language),
    ),
    quotations: findQuotations(text),
    ownText,
    shingles: once(() => [...toShingles(text, SHINGLE_WORDS)]),
    ownShingles: once(() => [...toShingles(ownText, OVERLAP_WORDS)]),
  };
}

function toSentence(text: string, language: Language): Sentence {
  const words = toWords(text, language);
  return {
    ...toSentenceLength(words.map(({ surface }) => surface)),
    isPassive: PASSIVE.test(text),
    hasTransition: TRANSITION.test(text),
    contentStems: new Set(words.flatMap(toContentStemsOfWord)),
  };
}
