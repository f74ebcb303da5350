import type { AssessedArticle } from '@headway/pipeline/article';
import type { EditedText } from '@headway/pipeline/assessment';
import type { Problem } from '@/features/problems/problem.ts';

/** A request of the page to its worker. */
export interface AssessmentRequest {
  /** Repeated in the reply. */
  id: number;
  /** Absolute address of the brief, which is loaded once. */
  briefUrl: string;
  text: EditedText;
}

/** The worker's reply to a request. */
export type AssessmentReply = { id: number } & ({ article: AssessedArticle } | { problem: Problem });

/** Makes the worker load the brief before there is a text. */
export type AssessmentPreparation = Pick<AssessmentRequest, 'briefUrl'>;
