import { withoutCitations } from '@headway/text/citations';
import type { TextBlock } from '@headway/text/markdown';
import type { Language } from '@headway/text/language';
import { toSentences, toWords, type PhraseFinder, type PhrasePlace, type Word } from '@headway/text/words';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { once } from '../../text/once.ts';
import { findQuotations, type Quotation } from '../../writing/quote.ts';
import { toSentence, type Sentence } from './sentence.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toSequences } from './shingles.ts';
import { createLocator, createTaker, outside } from './spans.ts';

/** A paragraph as a reader sees it, and its parts. */
export interface Paragraph {
  text: string;
  words: readonly Word[];
  /** Where it has the terms of the pages, by their index, and the keyword, whose index is the number of terms. */
  phrases: readonly PhrasePlace[];
  sentences: readonly Sentence[];
  quotations: readonly Quotation[];
  /** The numbers of the sources that it cites. */
  citations: readonly number[];
  /** Where it cites, in order. */
  cited: TextBlock['citations'];
  /** The text without its citations. */
  uncited: string;
  /** The text without its quotations. */
  ownText: string;
  /** Its sequences of 4 words, for finding articles that are nearly the same. */
  shingles: () => readonly string[];
  /** The sequences of 8 words of `ownText`, for finding text that was copied from a source. */
  ownShingles: () => readonly string[];
}

/** Splits a text into its parts. `find` finds the terms of the pages, in their order, and after them the keyword. */
export function toParagraph(
  { text, citations: cited }: Pick<TextBlock, 'text' | 'citations'>,
  language: Language,
  find: PhraseFinder,
): Paragraph {
  // splitting into words takes most of the time: everything below uses the same words
  const words = toWords(text, language);
  const phrases = find(text, words);
  const uncited = withoutCitations(text, cited);
  const quotations = findQuotations(text, cited);
  const said = outside(words, cited);
  const takeWords = createTaker(said);
  const takePlaces = createTaker(phrases);
  const takeOwn = createTaker(outside(said, quotations));
  const toPlace = createLocator(text, cited);
  return {
    text,
    words,
    phrases,
    sentences: toSentences(uncited, language).map((sentence) => {
      const range = { start: toPlace(sentence.start), end: toPlace(sentence.end - 1) + 1 };
      const parts = { words: takeWords(range), places: takePlaces(range), own: takeOwn(range) };
      return toSentence(sentence.text, text, parts, language);
    }),
    quotations,
    citations: [...new Set(cited.flatMap(({ numbers }) => numbers))],
    cited,
    uncited,
    ownText: replaceQuoted(text, ' … '),
    shingles: once(() => toShinglesOf(words, SHINGLE_WORDS)),
    ownShingles: once(() => toShinglesOf(outside(words, quotations), OVERLAP_WORDS)),
  };
}

function toShinglesOf(words: readonly Word[], size: number): string[] {
  return [
    ...toSequences(
      words.map(({ surface }) => surface.toLowerCase()),
      size,
    ),
  ];
}
