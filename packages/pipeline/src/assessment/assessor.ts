import type { Language } from '@headway/text/language';
import type { Article, FigureAnswer } from '../protocol/article.ts';
import { createSubject } from '../validation/subject.ts';
import { examine } from '../validation/examine.ts';
import { createReferences } from '../validation/references.ts';
import { toArticle } from '../validation/to-article.ts';
import type { AssessmentBrief } from './brief.ts';
import { withSourceList } from './with-source-list.ts';
import { findTitle } from './find-title.ts';

/** The present text of an article. */
export interface EditedText {
  /** The whole article; its first main heading is its title. */
  markdown: string;
  /** The generated description, or that which people have written. */
  metaDescription: string;
  /** The answers of people for figures. Default none. */
  answers?: readonly FigureAnswer[];
}

/**
 * Runs the checks and the score of the stages on a text, and returns the article with their results. Synchronous: a long
 * article takes about a second at first, and later only the time of its changes.
 */
export type Assess = (text: EditedText) => Article;

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
  const references = createReferences({ ...brief, original }, language);
  const originalTitle = findTitle(references.parse(original.markdown));
  return ({ markdown, metaDescription, answers }) => {
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
    return toArticle(step.value, history);
  };
}
