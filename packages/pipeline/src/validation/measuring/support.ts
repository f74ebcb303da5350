import { withoutCitations } from '@headway/text/citations';
import { toContentStems, toSentences } from '@headway/text/words';
import { replaceQuoted } from '../../text/find-quoted.ts';
import { perParagraph } from '../subject/per-paragraph.ts';
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
  return subject.paragraphs.flatMap((paragraph) => measureParagraph(paragraph, subject));
}

const measureParagraph = perParagraph(({ text, citations, cited: places }, references): CitedSentence[] => {
  if (citations.length === 0) return [];
  const { language, keywordStems, comparableStems } = references;
  const keyword = new Set(keywordStems());
  const pages = comparableStems();
  return toSentences(text, language).flatMap((sentence): CitedSentence[] => {
    const own = places
      .filter(({ start, end }) => start >= sentence.start && end <= sentence.end)
      .map(({ start, end, numbers: named }) => ({
        start: start - sentence.start,
        end: end - sentence.start,
        numbers: named,
      }));
    const numbers = [...new Set(own.flatMap((citation) => citation.numbers))];
    const cited = numbers.map((n) => pages.get(n) ?? null);
    if (numbers.length === 0 || cited.includes(null)) return [];
    const said = replaceQuoted(withoutCitations(sentence.text, own), ' ');
    const stems = [...new Set(toContentStems(said, language))].filter((stem) => !keyword.has(stem));
    if (stems.length < MIN_STEMS) return [];
    const shared = stems.filter((stem) => cited.some((page) => page?.has(stem) ?? false));
    return [{ text: said.trim(), numbers, words: stems.length, support: shared.length / stems.length }];
  });
});
