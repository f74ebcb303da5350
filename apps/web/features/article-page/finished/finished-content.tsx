import type { StageState } from '@headway/topics/content';
import { useRef } from 'react';
import { ArticleComments } from '@/features/comments/margin/article-comments.tsx';
import { SelectionButton } from '@/features/comments/margin/selection-button.tsx';
import { DocumentBar } from '@/features/editor/session/document-bar.tsx';
import { useDocumentTitle } from '@/features/editor/session/use-document-title.ts';
import { useLiveDocument } from '@/features/editor/session/use-live-document.ts';
import { CompleteLine } from '@/features/generation/outcome-panel.tsx';
import type { ContentGeneration } from '@/features/generation/use-content-generation-progress.ts';
import { FollowChip } from '@/features/people/follow-chip.tsx';
import { usePageHold } from '@/features/people/page-hold.ts';
import type { Content } from '@/features/projects/content.ts';
import { useMay } from '@/features/projects/open-project.ts';
import { useNoindex } from '@/features/projects/use-noindex.ts';
import { TermBar } from '@/features/reading/score/term-bar.tsx';
import { useRestoreToast } from '@/features/versions/history/use-restore-toast.ts';
import type { FinishedArticle } from '../article-query.ts';
import { ArticleActions } from './article-actions.tsx';
import { ArticleColumns } from './article-columns.tsx';
import { ArticleNotices } from './article-notices.tsx';
import { ArticleRail } from './article-rail.tsx';
import { ArticleText } from './article-text.tsx';
import { PanelButtons } from './panel-buttons.tsx';
import { useCommentsOnText } from './use-comments-on-text.ts';
import { useFollowedCaret } from './use-followed-caret.ts';
import { useLiveArticle } from './use-live-article.ts';
import { useSidePanels } from './use-side-panels.ts';
import { useTermActions } from './use-term-actions.ts';

interface FinishedContentProps {
  content: Content;
  /** The article as it was generated, and its text when the page was rendered. */
  finished: FinishedArticle;
  result: NonNullable<ContentGeneration['result']>;
  stages: readonly StageState[];
  /** Called when the title changes; null when the text has none. */
  onTitle: (title: string | null) => void;
}

/** The page of a finished article: its document, its comments and its figures, shared live with the project. */
export function FinishedContent({ content, finished, result, stages, onTitle }: FinishedContentProps) {
  const { article: stored, text } = finished;
  const { locale } = content;
  const mayEdit = useMay('editor');
  const live = useLiveDocument({
    contentId: content.id,
    mayEdit,
    surface: { label: `Article: ${content.keyword}`, locale, sources: stored.sources },
  });
  const { editor, session, state } = live;
  const unsynced = state?.unsynced ?? 0;
  const panels = useSidePanels();
  const columnRef = useRef<HTMLDivElement>(null);
  const { selected, comment, draft, endDraft, passages } = useCommentsOnText(session, columnRef, panels);
  const { assessment, figures, choices } = useLiveArticle(content, finished, session);
  const { article } = assessment;
  const terms = useTermActions(session, { locale, choices, onShow: () => panels.setShowsScore(false) });
  const noindex = useNoindex(content);
  useDocumentTitle(editor, onTitle);
  useFollowedCaret(session);
  useRestoreToast(content.id);
  usePageHold(unsynced > 0);

  return (
    <>
      <div className="py-3 print:hidden">
        <CompleteLine
          result={result}
          notice={article.notice}
          actions={
            <ArticleActions
              contentId={content.id}
              article={article}
              mayEdit={mayEdit}
              unsynced={unsynced}
              noindex={noindex}
              readMarkdown={() => session?.readMarkdown() ?? text.markdown}
            />
          }
        />
      </div>
      <ArticleNotices text={text} live={live} />
      <DocumentBar live={live} mayEdit={mayEdit && state?.status !== 'refused'}>
        <FollowChip />
        <PanelButtons panels={panels} score={article.score.total} />
      </DocumentBar>
      <ArticleColumns
        panels={panels}
        text={
          <ArticleText
            columnRef={columnRef}
            session={session}
            markdown={text.markdown}
            locale={locale}
            sources={stored.sources}
          >
            <TermBar shown={terms.shown} onShow={terms.onShow} onHide={terms.onHide} />
            {selected && <SelectionButton selected={selected} onComment={comment} />}
          </ArticleText>
        }
        rail={
          <ArticleRail
            article={article}
            stored={stored}
            stages={stages}
            isAssessing={assessment.isAssessing}
            problem={assessment.problem}
            terms={terms}
            figures={figures}
            noindex={noindex}
            onShow={(words) => {
              panels.setShowsScore(false);
              session?.showText(words);
            }}
          />
        }
        renderComments={(isBeside) => (
          <ArticleComments
            open={panels.showsComments}
            onOpenChange={panels.setShowsComments}
            isBeside={isBeside}
            passages={passages}
            current={panels.current}
            onPick={panels.pick}
            draft={draft}
            onDraftEnd={endDraft}
          />
        )}
      />
    </>
  );
}
