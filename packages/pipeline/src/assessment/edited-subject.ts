import type { Language } from '@headway/text/language';
import type { TermChoices } from '@headway/text/words';
import type { FigureAnswer } from '../protocol/article.ts';
import { chooseTerms } from '../validation/subject/chosen-terms.ts';
import { createReferences } from '../validation/subject/references.ts';
import { createSubject, type Subject } from '../validation/subject/subject.ts';
import type { AssessmentBrief } from './brief.ts';
import { findTitle } from './find-title.ts';
import { withSourceList } from './with-source-list.ts';

const NO_CHOICE: TermChoices = { ignored: [], added: [] };

/** The present text of an article. */
export interface EditedText {
  /** The whole article; its first main heading is its title. */
  markdown: string;
  /** The generated description, or that which people have written. */
  metaDescription: string;
  /** The answers of people for figures. Default none. */
  answers?: readonly FigureAnswer[];
  /** The team's choice of terms. Default: the terms of the pages. */
  termChoices?: TermChoices;
}

/**
 * Prepares versions of one article for their checks and their score. What is known of a part of the text is remembered
 * until that part changes.
 */
export function createEditedSubjects(
  { original, ...brief }: Omit<AssessmentBrief, 'history'>,
  language: Language,
): (text: EditedText) => Subject {
  const references = createReferences({ ...brief, original }, language);
  const originalTitle = findTitle(references.parse(original.markdown));
  let choice = JSON.stringify(NO_CHOICE);
  let chosenTerms = chooseTerms(references, NO_CHOICE);
  return ({ markdown, metaDescription, answers, termChoices = NO_CHOICE }) => {
    // people choose rarely, and the uses of added terms are remembered for each paragraph
    if (JSON.stringify(termChoices) !== choice) {
      choice = JSON.stringify(termChoices);
      chosenTerms = chooseTerms(references, termChoices);
    }
    const whole = withSourceList(markdown, original);
    const title = findTitle(references.parse(whole));
    const draft = {
      ...original,
      markdown: whole,
      metaDescription,
      title: title === null || title === originalTitle ? original.title : title,
    };
    return createSubject(draft, references, { written: markdown, answers, chosenTerms });
  };
}
