import { withoutCitations } from '@headway/text/citations';
import { toContentStems, toSentences } from '@headway/text/words';
import { replaceQuoted } from '../../text/find-quoted.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import { perObject } from '../../text/per-object.ts';
import type { References } from '../subject/references.ts';
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
  /** The largest share of its words that are in one passage of a cited page, 0 to 1. Null for a sentence that quotes. */
  passage: number | null;
}

/**
 * Compares each sentence that cites with the pages that it cites. Leaves out quotations, which another check finds word for
 * word, short sentences, and pages in another language than the article.
 */
export function measureSupport(subject: Subject): CitedSentence[] {
  return subject.paragraphs.flatMap(measureSupportOf(subject.references));
}

const measureSupportOf = perObject(
  ({ language, keywordStems, comparableStems, sourcePassages }: References) =>
    perObject(({ text, citations, cited: places }: Paragraph): CitedSentence[] => {
      if (citations.length === 0) return [];
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
        const whole = withoutCitations(sentence.text, own);
        const said = replaceQuoted(whole, ' ');
        const stems = [...new Set(toContentStems(said, language))].filter((stem) => !keyword.has(stem));
        if (stems.length < MIN_STEMS) return [];
        const toShare = (page: ReadonlySet<string>): number =>
          stems.filter((stem) => page.has(stem)).length / stems.length;
        const shared = stems.filter((stem) => cited.some((page) => page?.has(stem) ?? false));
        const passages = numbers.flatMap((n) => sourcePassages().get(n) ?? []);
        return [
          {
            text: said.trim(),
            numbers,
            words: stems.length,
            support: shared.length / stems.length,
            passage:
              said === whole ? passages.reduce((most, page) => Math.max(most, toShare(page)), 0) : null,
          },
        ];
      });
    }),
);

/**
 * A passage says what a sentence says if it has this share of the sentence's words. Sentences in the author's own words have 0.4 and
 * more of them in a passage of the page that they tell of; of invented ones, 9 of 10 have less than 0.3.
 */
const MIN_PASSAGE = 0.4;
/** A page that has fewer of a sentence's words, in no passage enough, does not say it. */
const MIN_PAGE = 0.5;

/**
 * Whether the pages that a paragraph cites say what it says: `backed` if it quotes them or a passage of a page has most words
 * of a sentence, `unbacked` if no page has the words of any of its sentences with a citation. Null in between, and where
 * nothing can be compared.
 */
export function toBacking(paragraph: Paragraph, references: References): 'backed' | 'unbacked' | null {
  if (paragraph.citations.length === 0) return null;
  const compared = measureSupportOf(references)(paragraph).filter(({ passage }) => passage !== null);
  if (compared.some(({ passage }) => passage !== null && passage >= MIN_PASSAGE)) return 'backed';
  if (compared.length > 0) return compared.every(({ support }) => support < MIN_PAGE) ? 'unbacked' : null;
  return paragraph.quotations.some(({ numbers }) => numbers.length > 0) ? 'backed' : null;
}
