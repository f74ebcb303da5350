import { toContentStems } from '@headway/text/words';
import { jaccard } from '../text/jaccard.ts';
import type { Attributor } from './attribute.ts';
import type { LayoutSection } from './layout.ts';
import type { PassagePool } from './passage-pool.ts';
import type { Passage } from './passages.ts';

/** The heading under which questions are answered. */
export const QUESTIONS_HEADING = 'Questions and Answers';

const MAX_ANSWERS = 3;
const SAME_QUESTION = 0.6;

/** A question, and the passages that are quoted as its answer. */
export interface Answer {
  question: string;
  passages: Passage[];
}

/** Plans answers to the first questions that have one and that are not similar to a heading. */
export function planAnswers(
  questions: readonly string[],
  pool: PassagePool,
  headings: readonly string[],
): Answer[] {
  const answers: Answer[] = [];
  for (const question of questions) {
    if (answers.length === MAX_ANSWERS) break;
    const stems = new Set(toContentStems(question, pool.language));
    const known = [...headings, ...answers.map((answer) => answer.question)];
    if (known.some((text) => jaccard(new Set(toContentStems(text, pool.language)), stems) >= SAME_QUESTION))
      continue;
    const passages = takeAnswer(pool, question);
    if (passages.length > 0) answers.push({ question, passages });
  }
  return answers;
}

/** Takes the passage that answers a question: it is under that question, or has most of its words. */
export function takeAnswer(pool: PassagePool, question: string): Passage[] {
  const stems = new Set(toContentStems(question, pool.language));
  if (stems.size === 0) return [];
  return pool.take({
    stems: new Map([...stems].map((stem) => [stem, 1])),
    about: stems,
    limit: 1,
    prefer: (passage) =>
      passage.headings.some(
        (heading) => jaccard(new Set(toContentStems(heading, pool.language)), stems) >= SAME_QUESTION,
      )
        ? 2
        : 0.5,
  });
}

export function toAnswerSections(answers: readonly Answer[], attributor: Attributor): LayoutSection[] {
  return [
    { heading: QUESTIONS_HEADING, level: 2, paragraphs: [] },
    ...answers.map(({ question, passages }): LayoutSection => ({
      heading: question,
      level: 3,
      paragraphs: attributor.toParagraphs(passages),
    })),
  ];
}
