import type { Article } from '@headway/pipeline/article';
import type { EditedText } from '@headway/pipeline/assessment';
import type { Problem } from '@/features/problems/problem.ts';

/** What the page asks its worker. */
export interface AssessmentRequest {
  /** Comes back with the answer. */
  id: number;
  /** Where the brief is, as a whole address; loaded once. */
  briefUrl: string;
  text: EditedText;
}

/** What the worker answers, once per request. */
export type AssessmentAnswer = { id: number } & ({ article: Article } | { problem: Problem });

/** What the worker can load before there is a text. */
export interface AssessmentPreparation {
  briefUrl: string;
}
