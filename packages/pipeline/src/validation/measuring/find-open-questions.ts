import type { Language } from '@headway/text/language';
import { toContentStems } from '@headway/text/words';
import type { Substance } from './substance.ts';

/** Finds the questions whose words stand in no paragraph of the article. A heading answers nothing. */
export function findOpenQuestions(
  questions: readonly { question: string }[],
  { paragraphs }: Pick<Substance, 'paragraphs'>,
  language: Language,
): string[] {
  const said = paragraphs.map(
    ({ unique }) => new Set(unique.flatMap(({ sentence }) => [...sentence.contentStems])),
  );
  return questions
    .map(({ question }) => question)
    .filter((question) => {
      const stems = toContentStems(question, language);
      return stems.length > 0 && !said.some((paragraph) => stems.every((stem) => paragraph.has(stem)));
    });
}
