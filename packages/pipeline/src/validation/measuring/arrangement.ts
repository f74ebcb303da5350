import type { Language } from '@headway/text/language';
import { toContentStems } from '@headway/text/words';
import { PARAGRAPH_WORDS, SECTION_WORDS } from './style-limits.ts';
import type { Substance } from './substance.ts';

/** The text beneath a heading answers it if it has this share of the heading's words. */
const MIN_ANSWERED = 0.5;

/**
 * The share of the sound words, 0 to 1, that stand in the first 150 words of a paragraph and in the first 300 words of a
 * section. A heading that the text beneath it does not answer, or that was there before, begins no section.
 */
export function measureArrangement(
  { sections, words }: Pick<Substance, 'sections' | 'words'>,
  language: Language,
): number {
  const known = new Set<string>();
  let [arranged, before] = [0, 0];
  for (const { heading, paragraphs, wordsInAll } of sections) {
    const unique = paragraphs.flatMap((paragraph) => paragraph.unique);
    const said = new Set(unique.flatMap(({ sentence }) => [...sentence.contentStems]));
    const stems = [...new Set(toContentStems(heading ?? '', language))].toSorted();
    const answered = stems.filter((stem) => said.has(stem)).length;
    if (answered > 0 && answered / stems.length >= MIN_ANSWERED && !known.has(stems.join(' '))) before = 0;
    known.add(stems.join(' '));
    for (const { sentence, inSection, inParagraph } of unique)
      if (inParagraph <= PARAGRAPH_WORDS && before + inSection <= SECTION_WORDS) arranged += sentence.words;
    before += wordsInAll;
  }
  return words === 0 ? 0 : arranged / words;
}
