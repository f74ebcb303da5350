import type { Paragraph } from '../subject/paragraph.ts';
import type { References } from '../subject/references.ts';

/** An introduction of a quotation with so many words, and such a share of them, about something else tells of something else. */
const MIN_FOREIGN = 4;
const MOST_FOREIGN = 0.6;

/**
 * Whether a paragraph puts quotations into sentences about something else: in half of its sentences with a quotation, most
 * words outside are neither of the subject nor of the title of a source.
 */
export function isFramed(
  { sentences }: Paragraph,
  {
    keywordStems,
    subjectStems,
    titleStems,
  }: Pick<References, 'keywordStems' | 'subjectStems' | 'titleStems'>,
): boolean {
  const introductions = sentences.filter(
    ({ ownWords, ownStems, words }) => ownStems.size > 0 && ownWords.length < words,
  );
  const foreign = introductions.filter(({ ownStems }) => {
    const others = [...ownStems].filter(
      (stem) => !subjectStems().has(stem) && !titleStems().has(stem) && !keywordStems().includes(stem),
    );
    return others.length >= MIN_FOREIGN && others.length / ownStems.size >= MOST_FOREIGN;
  });
  return foreign.length > 0 && foreign.length >= introductions.length / 2;
}
