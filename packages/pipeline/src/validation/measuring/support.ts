import { findCitations, withoutCitations } from '@headway/text/citations';
import { detectLanguage, toLanguageCode } from '@headway/text/language';
import { toContentStems, toSentences } from '@headway/text/words';
import type { Subject } from '../subject/subject.ts';

/** A sentence with fewer words besides those of the keyword says too little to be compared. */
const MIN_STEMS = 4;

/** A sentence with a citation, and how much of it is on the pages that it cites. */
export interface CitedSentence {
  /** Without its citations. */
  text: string;
  numbers: readonly number[];
  /** How many of its words were compared. */
  words: number;
  /** The share of its words that are on a cited page, 0 to 1. Words of the keyword and stop words do not count. */
  support: number;
}

/**
 * Compares each sentence that cites with the pages that it cites. Leaves out quotations, which another check finds word for
 * word, short sentences, and pages in another language than the article.
 */
export function measureSupport(subject: Subject): CitedSentence[] {
  const { paragraphs, request, language, sourceTexts, sourceStems } = subject;
  const keyword = new Set(subject.keywordStems());
  const code = toLanguageCode(request.locale);
  const pages = new Map<number, ReadonlySet<string> | null>();
  const readPage = (n: number): ReadonlySet<string> | null => {
    const known = pages.get(n);
    if (known !== undefined) return known;
    const isSameLanguage = detectLanguage(sourceTexts.get(n) ?? '') === code;
    const stems = isSameLanguage ? (sourceStems().get(n) ?? null) : null;
    pages.set(n, stems);
    return stems;
  };
  return paragraphs.flatMap(({ text }) =>
    toSentences(text, language).flatMap((sentence): CitedSentence[] => {
      const numbers = [...new Set(findCitations(sentence.text).flatMap((citation) => citation.numbers))];
      const cited = numbers.map(readPage);
      if (numbers.length === 0 || cited.includes(null)) return [];
      const said = withoutCitations(sentence.text).replaceAll(/“[^“”]*”/gu, ' ');
      const stems = [...new Set(toContentStems(said, language))].filter((stem) => !keyword.has(stem));
      if (stems.length < MIN_STEMS) return [];
      const shared = stems.filter((stem) => cited.some((page) => page?.has(stem) ?? false));
      return [{ text: said.trim(), numbers, words: stems.length, support: shared.length / stems.length }];
    }),
  );
}
