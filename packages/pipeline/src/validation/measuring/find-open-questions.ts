import type { Language } from '@headway/text/language';
import { toContentStems } from '@headway/text/words';
import { jaccard } from '../../text/jaccard.ts';
import type { Sentence } from '../subject/paragraph.ts';

/** Finds the questions that no heading and no sentence answers. */
export function findOpenQuestions(
  questions: readonly { question: string }[],
  headings: readonly (string | null)[],
  sentences: readonly Pick<Sentence, 'contentStems'>[],
  language: Language,
): string[] {
  const known = headings.map((heading) => new Set(toContentStems(heading ?? '', language)));
  return questions
    .map(({ question }) => question)
    .filter((question) => {
      const stems = new Set(toContentStems(question, language));
      if (stems.size === 0) return false;
      if (known.some((heading) => jaccard(heading, stems) >= 0.6)) return false;
      return !sentences.some(({ contentStems }) => [...stems].every((stem) => contentStems.has(stem)));
    });
}
