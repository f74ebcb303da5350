import type { Language } from '@headway/text/language';
import type { AssessedArticle, FigureAnswer } from '../protocol/article.ts';
import { createSubject } from '../validation/subject/subject.ts';
import { examine } from '../validation/examine.ts';
import { chooseTerms, type TermChoices } from './term-choices.ts';
import { createReferences, type References } from '../validation/subject/references.ts';
import { toAssessedArticle } from '../validation/to-article.ts';
import type { AssessmentBrief } from './brief.ts';
import { withSourceList } from './with-source-list.ts';
import { findTitle } from './find-title.ts';

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
 * Runs the checks and the score of the stages on a text, and returns the article with their results and without its HTML.
 * Synchronous: 30,000 words take about 0.6 s at first, and about 50 ms after a change.
 */
export type Assess = (text: EditedText) => AssessedArticle;

/**
 * Prepares the assessment of versions of one article. Runs in browsers.
 *
 * The title is the generated one until the first main heading changes; then it is that heading. A text without its list
 * of sources gets the list back.
 *
 * @example
 * const assess = createAssessor(brief, await loadLanguage(brief.request.locale));
 * const { score, checks } = assess({ markdown, metaDescription });
 */
export function createAssessor({ original, history, ...brief }: AssessmentBrief, language: Language): Assess {
  const prepare = (terms: TermChoices): References =>
    createReferences(
      {
        ...brief,
        original,
        analysis: { ...brief.analysis, terms: chooseTerms(brief.analysis.terms, terms) },
      },
      language,
    );
  let choice = JSON.stringify(NO_CHOICE);
  let references = prepare(NO_CHOICE);
  const originalTitle = findTitle(references.parse(original.markdown));
  return ({ markdown, metaDescription, answers, termChoices = NO_CHOICE }) => {
    // people choose rarely, and a choice changes what is known of every paragraph
    if (JSON.stringify(termChoices) !== choice) {
      choice = JSON.stringify(termChoices);
      references = prepare(termChoices);
    }
    const whole = withSourceList(markdown, original);
    const title = findTitle(references.parse(whole));
    const draft = {
      ...original,
      markdown: whole,
      metaDescription,
      title: title === null || title === originalTitle ? original.title : title,
    };
    const examination = examine(createSubject(draft, references, markdown, answers));
    let step = examination.next();
    while (step.done !== true) step = examination.next();
    const article = toAssessedArticle(step.value, history);
    const pages = new Set(brief.analysis.terms.map(({ term }) => term.toLowerCase()));
    const added = new Set(termChoices.added.filter((term) => !pages.has(term.toLowerCase())));
    return {
      ...article,
      terms: article.terms.map((term) => (added.has(term.term) ? { ...term, isAdded: true } : term)),
    };
  };
}
