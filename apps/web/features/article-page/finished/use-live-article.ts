import { useAssessment } from '@/features/assessment/use-assessment.ts';
import { useFigureAnswers } from '@/features/assessment/use-figure-answers.ts';
import type { DocumentSession } from '@/features/editor/session/start-document-session.ts';
import { useMarkdown } from '@/features/editor/session/use-markdown.ts';
import { useTermChoices } from '@/features/editor/session/use-term-choices.ts';
import type { Content } from '@/features/projects/content.ts';
import { useMay } from '@/features/projects/open-project.ts';
import type { FinishedArticle } from '../article-query.ts';

/** The article assessed as its document is now, with the answers and the choice of terms that the assessment depends on. */
export function useLiveArticle(
  content: Content,
  { article, text }: FinishedArticle,
  session: DocumentSession | null,
) {
  const mayEdit = useMay('editor');
  const figures = useFigureAnswers(content);
  const choices = useTermChoices(session);
  const markdown = useMarkdown(session) ?? text.markdown;
  const assessment = useAssessment(content.id, {
    article,
    markdown,
    isEdited: text.isEdited || markdown !== text.markdown,
    terms: choices,
    mayEdit: mayEdit && session !== null,
    answers: figures.answers,
  });
  return { assessment, figures, choices };
}
