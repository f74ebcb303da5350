import type { Article, AssessedArticle, FigureAnswer } from '@headway/pipeline/article';
import type { EditedText } from '@headway/pipeline/assessment';
import type { TermChoices } from '@headway/text/words';
import { useEffect, useRef, useState } from 'react';
import type { Problem } from '@/features/problems/problem.ts';
import { createLiveAssessor, type LiveAssessor } from './live-assessor.ts';

interface AssessmentInput {
  /** The stored article. */
  article: Article;
  /** The present text. */
  markdown: string;
  /** Whether people changed the generated text. */
  isEdited: boolean;
  /** The team's choice of terms; the same object until it changes. */
  terms: TermChoices;
  /** Whether the person may edit the text now. */
  mayEdit: boolean;
  /** The answers of people for figures. */
  answers: readonly FigureAnswer[];
}

interface Outcome extends EditedText {
  contentId: string;
  /** Null while no text could be measured. */
  article: AssessedArticle | null;
  problem: Problem | null;
}

/**
 * Measures an article while people edit it: score, checks, terms and title. Measuring begins when the text first
 * differs from the stored one; from then on it runs in a worker whenever writing pauses.
 */
export function useAssessment(
  contentId: string,
  { article, markdown, isEdited, terms, mayEdit, answers }: AssessmentInput,
) {
  const assessor = useRef<LiveAssessor | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const hasChosen = terms.ignored.length + terms.added.length > 0;
  // an answer changes the checks, and a choice of terms the score
  const isMeasured = isEdited || hasChosen || answers.length > 0;
  const { metaDescription } = article;

  useEffect(() => {
    const created = createLiveAssessor(contentId, {
      onArticle: (measured, text) => setOutcome({ contentId, ...text, article: measured, problem: null }),
      onProblem: (problem, text) =>
        setOutcome((before) => ({
          contentId,
          ...text,
          article: before?.contentId === contentId ? before.article : null,
          problem,
        })),
    });
    assessor.current = created;
    return () => {
      assessor.current = null;
      created.close();
    };
  }, [contentId]);

  useEffect(() => {
    if (mayEdit) assessor.current?.prepare();
  }, [mayEdit]);

  useEffect(() => {
    if (isMeasured) assessor.current?.assess({ markdown, metaDescription, answers, termChoices: terms });
  }, [isMeasured, markdown, metaDescription, answers, terms]);

  if (!isMeasured) return { article, isMeasuring: false, problem: null };
  const known = outcome?.contentId === contentId ? outcome : null;
  return {
    /** The article with all its figures, of the newest measured text. */
    article: known?.article ?? article,
    /** Whether the text is newer than `article`. */
    isMeasuring: known?.markdown !== markdown || known.answers !== answers || known.termChoices !== terms,
    /** Why the newest text could not be measured. */
    problem: known?.problem ?? null,
  };
}
