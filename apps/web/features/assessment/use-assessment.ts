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
  /** Null while no text could be assessed. */
  article: AssessedArticle | null;
  problem: Problem | null;
}

/**
 * Assesses an article while people edit it: score, checks, terms and title. Assessing begins when the text first
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
  const isNeeded = isEdited || hasChosen || answers.length > 0;
  const { metaDescription } = article;

  useEffect(() => {
    const created = createLiveAssessor(contentId, {
      onArticle: (assessed, text) => setOutcome({ contentId, ...text, article: assessed, problem: null }),
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
    if (isNeeded) assessor.current?.assess({ markdown, metaDescription, answers, termChoices: terms });
  }, [isNeeded, markdown, metaDescription, answers, terms]);

  if (!isNeeded) return { article, isAssessing: false, problem: null };
  const known = outcome?.contentId === contentId ? outcome : null;
  return {
    /** The article with all its figures, of the newest assessed text. */
    article: known?.article ?? article,
    /** Whether the text is newer than `article`. */
    isAssessing: known?.markdown !== markdown || known.answers !== answers || known.termChoices !== terms,
    /** Why the newest text could not be assessed. */
    problem: known?.problem ?? null,
  };
}
