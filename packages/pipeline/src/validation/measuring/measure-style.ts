import type { Language } from '@headway/text/language';
import { toReadability } from '@headway/text/words';
import type { Sentence } from '../subject/sentence.ts';
import { LONG_SENTENCE_WORDS } from './style-limits.ts';

/** How sentences read. Shares are 0 to 1; null where the language has no rule. */
export interface Style {
  readability: number | null;
  longSentences: number;
  passive: number | null;
  transitions: number | null;
}

/** Measures how sentences read, by the rules of their language. No sentence gives shares of 0. */
export function measureStyle(sentences: readonly Sentence[], language: Language): Style {
  const share = (test: (sentence: Sentence) => boolean | null): number =>
    sentences.length === 0 ? 0 : sentences.filter((sentence) => test(sentence)).length / sentences.length;
  return {
    readability: toReadability(sentences, language),
    longSentences: share(({ words }) => words > LONG_SENTENCE_WORDS),
    passive: language.isPassive && share(({ isPassive }) => isPassive),
    transitions: language.hasTransition && share(({ hasTransition }) => hasTransition),
  };
}
