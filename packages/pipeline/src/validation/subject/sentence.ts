import type { Language } from '@headway/text/language';
import {
  measureSentence,
  toContentStemsOfWord,
  type MeasuredSentence,
  type PhrasePlace,
  type Word,
} from '@headway/text/words';
import { checkOrder, findFlaw, type Flaw, type WordOrder } from './sentence-flaw.ts';
import { toFrame, toSkeleton } from './sentence-patterns.ts';
import { toPairs } from './word-pairs.ts';

/** A sentence and its properties. */
export interface Sentence extends MeasuredSentence {
  /** Without citations. */
  text: string;
  /** Null where the language has no rule. */
  isPassive: boolean | null;
  /** Null where the language has no rule. */
  hasTransition: boolean | null;
  /** The stems of its words, without stop words. */
  contentStems: ReadonlySet<string>;
  /** The terms of the pages that it has, by their index, and the keyword, whose index is the number of terms. */
  phrases: readonly number[];
  flaw: Flaw | null;
  order: WordOrder;
  /** Its sequences of 4 words with a gap for each term and figure: the same in sentences that differ in those only. */
  skeleton: readonly string[];
  /** Its stop words with a gap for all other words: the same in sentences of one pattern. Null for few stop words. */
  frame: string | null;
  /** The folded words outside quotations. */
  ownWords: readonly string[];
  /** The stems of the words outside quotations, without stop words. */
  ownStems: ReadonlySet<string>;
  /** The pairs of neighboring words outside quotations, each in alphabetical order. */
  ownPairs: () => string[];
}

/** The parts of a sentence, with their places in the paragraph. */
interface SentenceParts {
  words: readonly Word[];
  places: readonly PhrasePlace[];
  /** The words outside quotations. */
  own: readonly Word[];
}

/** Measures a sentence of a paragraph. */
export function toSentence(
  text: string,
  paragraph: string,
  { words, places, own }: SentenceParts,
  language: Language,
): Sentence {
  const order = checkOrder(paragraph, words, language);
  const contentStems = toStemSet(words);
  return {
    text,
    ...measureSentence(
      words.map(({ surface }) => surface),
      language,
    ),
    isPassive: language.isPassive?.(text) ?? null,
    hasTransition: language.hasTransition?.(text) ?? null,
    contentStems,
    phrases: places.map(({ phrase }) => phrase),
    flaw: findFlaw(text, words, { places, order }, language),
    order,
    skeleton: toSkeleton(words, places),
    frame: toFrame(words),
    ownWords: own.map(({ folded }) => folded),
    ownStems: own.length === words.length ? contentStems : toStemSet(own),
    ownPairs: () => toPairs(own),
  };
}

function toStemSet(words: readonly Word[]): ReadonlySet<string> {
  return new Set(words.flatMap(toContentStemsOfWord));
}
