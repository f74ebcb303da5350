import type { Language } from '@headway/text/language';
import type { AssessedArticle } from '../protocol/article.ts';
import { examine } from '../validation/examine.ts';
import { toAssessedArticle } from '../validation/to-generated-article.ts';
import type { AssessmentBrief } from './brief.ts';
import { createEditedSubjects, type EditedText } from './edited-subject.ts';

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
export function createAssessor({ history, ...brief }: AssessmentBrief, language: Language): Assess {
  const toSubject = createEditedSubjects(brief, language);
  return (text) => {
    const examination = examine(toSubject(text));
    let step = examination.next();
    while (step.done !== true) step = examination.next();
    return toAssessedArticle(step.value, history);
  };
}
