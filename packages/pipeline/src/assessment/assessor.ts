import type { Article } from '../protocol/article.ts';
import { createSubject } from '../validation/subject.ts';
import { examine } from '../validation/examine.ts';
import { createReferences } from '../validation/references.ts';
import { toArticle } from '../validation/to-article.ts';
import type { AssessmentBrief } from './brief.ts';
import { withSourceList } from './with-source-list.ts';
import { findTitle } from './find-title.ts';

/** An article as people have it before them. */
export interface EditedText {
  markdown: string;
  /** What was generated, unless people have written another. */
  metaDescription: string;
}

/** The article that a text is now, by the very checks and scores of the stages. Runs to its end at once. */
export type Assess = (text: EditedText) => Article;

/**
 * Assesses versions of one article; what they are compared with is prepared once.
 *
 * The title is the generated one until the first main heading says something else; then it is what that says. A
 * text without its list of sources gets it back, since an article never goes without.
 */
export function createAssessor({ original, history, ...brief }: AssessmentBrief): Assess {
  const references = createReferences({ ...brief, original });
  const originalTitle = findTitle(references.parse(original.markdown));
  return ({ markdown, metaDescription }) => {
    const whole = withSourceList(markdown, original);
    const title = findTitle(references.parse(whole));
    const draft = {
      ...original,
      markdown: whole,
      metaDescription,
      title: title === null || title === originalTitle ? original.title : title,
    };
    const examination = examine(createSubject(draft, references));
    let step = examination.next();
    while (step.done !== true) step = examination.next();
    return toArticle(step.value, history);
  };
}
