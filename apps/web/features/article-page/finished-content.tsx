import type { StageState } from '@headway/topics/content';
import { useEffect, useRef, useState } from 'react';
import { ArticleRail } from './article-rail.tsx';
import type { TermActions } from '@/features/reading/score/terms-view.tsx';
import { ScoreButton } from '@/features/reading/score/score-button.tsx';
import { cn } from '@/components/cn.ts';
import { SideSheet } from '@/components/overlays/side-sheet.tsx';
import { Markdown } from '@/features/reading/text/markdown.tsx';
import { EditorSurface } from '@/features/editor/session/editor-surface.tsx';
import { useAssessment } from '@/features/assessment/use-assessment.ts';
import { useComments } from '@/features/comments/store/comments-provider.tsx';
import { useMay } from '@/features/projects/open-project.ts';
import { useFollow } from '@/features/people/use-follow.ts';
import { ArticleComments } from '@/features/comments/margin/article-comments.tsx';
import { CommentsButton } from '@/features/comments/margin/comments-button.tsx';
import { SelectionButton } from '@/features/comments/margin/selection-button.tsx';
import { useCurrentThread } from '@/features/comments/margin/use-current-thread.ts';
import { DocumentBar } from '@/features/editor/session/document-bar.tsx';
import { DocumentNotice } from '@/features/editor/session/document-notice.tsx';
import { SetAsideNotice } from '@/features/editor/session/set-aside-notice.tsx';
import { useCommentDraft } from '@/features/editor/session/use-comment-draft.ts';
import { useDocumentTitle } from '@/features/editor/session/use-document-title.ts';
import { useMarkdown } from '@/features/editor/session/use-markdown.ts';
import type { ShownTerm } from '@/features/editor/session/show-term.ts';
import { useTermChoices } from '@/features/editor/session/use-term-choices.ts';
import { useLiveDocument } from '@/features/editor/session/use-live-document.ts';
import { useThreadPassages } from '@/features/editor/passages/use-thread-passages.ts';
import { CompleteLine } from '@/features/generation/outcome-panel.tsx';
import type { ContentGeneration } from '@/features/generation/use-content-generation-progress.ts';
import { FollowChip } from '@/features/people/follow-chip.tsx';
import { usePageHold } from '@/features/people/page-hold.ts';
import { useRestoreToast } from '@/features/versions/history/use-restore-toast.ts';
import { ArticleActions } from './article-actions.tsx';
import type { Content } from '@/features/projects/content.ts';
import { useFigureAnswers } from '@/features/assessment/use-figure-answers.ts';
import { useNoindex } from '@/features/projects/use-noindex.ts';
import type { FinishedArticle } from './article-query.ts';
import { LimitsNotice, UnreadableNotice } from './text-notices.tsx';
import { useIsAtLeast } from './use-is-at-least.ts';

interface FinishedContentProps extends FinishedArticle {
  content: Content;
  result: NonNullable<ContentGeneration['result']>;
  stages: readonly StageState[];
  /** Called when the title changes; null when the text has none. */
  onTitle: (title: string | null) => void;
}

/** The page of a finished article: its document, its comments and its figures, shared live with the project. */
export function FinishedContent({ content, result, stages, article, text, onTitle }: FinishedContentProps) {
  const mayEdit = useMay('editor');
  const mayComment = useMay('commenter');
  const { threads } = useComments();
  const { following } = useFollow();
  const live = useLiveDocument({
    contentId: content.id,
    mayEdit,
    surface: {
      label: `Article: ${content.keyword}`,
      locale: content.locale,
      sources: article.sources,
    },
  });
  const { editor, session, state } = live;
  const unsynced = state?.unsynced ?? 0;
  const columnRef = useRef<HTMLDivElement>(null);
  const isWide = useIsAtLeast('64rem');
  // from this width on, the comments and the score both fit beside the text
  const isVeryWide = useIsAtLeast('90rem');
  const { current, pick, isOpen: showsComments, setOpen: setShowsComments } = useCurrentThread(threads);
  const [isScoreAsked, setIsScoreAsked] = useState(false);
  // only one panel may cover the text
  const showsScore = isScoreAsked && !showsComments;
  const { selected, draft, comment, endDraft } = useCommentDraft(session, columnRef, {
    isAllowed: mayComment,
    onBegin() {
      pick(null);
      setShowsComments(true);
    },
  });
  const passages = useThreadPassages(editor, columnRef, {
    threads,
    current: current.id,
    draft: draft?.anchor ?? null,
    onPick(threadId) {
      pick(threadId);
      // An editor may have pressed the passage in order to write: only the button changes.
      if (threadId !== null && !mayEdit) setShowsComments(true);
    },
    isMeasured: showsComments,
  });
  const noindex = useNoindex(content);
  const figures = useFigureAnswers(content);
  useDocumentTitle(editor, onTitle);
  const markdown = useMarkdown(session) ?? text.markdown;
  const choices = useTermChoices(session);
  const [shownTerm, setShownTerm] = useState<ShownTerm | null>(null);
  const assessment = useAssessment(content.id, {
    article,
    markdown,
    isEdited: text.isEdited || markdown !== text.markdown,
    terms: choices,
    isAwaited: mayEdit && editor !== null,
    answers: figures.answers,
  });
  useEffect(() => {
    if (!session || following === null) return undefined;
    return session.watchCaret(following, (caret) => caret.scrollIntoView({ block: 'center' }));
  }, [session, following]);
  useRestoreToast(content.id);
  usePageHold(unsynced > 0);

  const measured = assessment.article;
  function showScore(isShown: boolean): void {
    setIsScoreAsked(isShown);
    if (isShown) setShowsComments(false);
  }
  function showText(words: string): void {
    setIsScoreAsked(false);
    session?.showText(words);
  }
  async function showTerm(term: string, step: 1 | -1): Promise<void> {
    setIsScoreAsked(false);
    const request = { term, locale: content.locale, before: shownTerm, step };
    setShownTerm((await session?.showTerm(request)) ?? null);
  }
  const terms: TermActions = {
    choices,
    shown: shownTerm,
    onShow: (term: string, step: 1 | -1) => void showTerm(term, step),
    onHide() {
      session?.hideTerms();
      setShownTerm(null);
    },
    onChoose: mayEdit && session ? (term, choice) => session.terms.choose(term, choice) : null,
  };
  const rail = (
    <ArticleRail
      terms={terms}
      article={measured}
      stages={stages}
      stored={article}
      isMeasuring={assessment.isMeasuring}
      problem={assessment.problem}
      onShow={showText}
      isListed={!noindex.isSet}
      figures={figures}
    />
  );

  return (
    <>
      <div className="py-3 print:hidden">
        <CompleteLine
          result={result}
          notice={measured.notice}
          actions={
            <ArticleActions
              contentId={content.id}
              article={measured}
              mayEdit={mayEdit}
              unsynced={unsynced}
              noindex={noindex}
              readMarkdown={() => session?.readMarkdown() ?? text.markdown}
            />
          }
        />
      </div>
      <div className="space-y-3 print:hidden">
        {text.isUnreadable && <UnreadableNotice />}
        <LimitsNotice limits={text.limits} />
        {state && <DocumentNotice state={state} session={session} discardEdits={live.discardEdits} />}
        {session && <SetAsideNotice store={session.store} />}
      </div>
      <DocumentBar live={live} mayEdit={mayEdit && state?.status !== 'refused'}>
        <FollowChip />
        <ScoreButton score={measured.score.total} isOpen={showsScore} onOpenChange={showScore} />
        <CommentsButton
          isOpen={showsComments}
          isOnPassage={current.id !== null}
          onOpenChange={setShowsComments}
        />
      </DocumentBar>
      <div
        className={cn(
          'mt-6 grid gap-y-14',
          showsComments && isVeryWide
            ? 'grid-cols-[minmax(0,1fr)_20rem_clamp(18.5rem,20vw,24rem)] gap-x-12'
            : 'gap-x-16 lg:grid-cols-[minmax(0,1fr)_clamp(18.5rem,24vw,30rem)]',
        )}
      >
        <div ref={columnRef} className="relative max-w-[44rem] min-w-0">
          {session ? (
            <EditorSurface element={session.element} />
          ) : (
            <article lang={content.locale} dir="auto" className="prose-static">
              <Markdown sources={article.sources}>{text.markdown}</Markdown>
            </article>
          )}
          {selected && <SelectionButton selected={selected} onComment={comment} />}
        </div>
        {(!showsComments || !isWide || isVeryWide) && (
          <aside aria-label="About this article" className="min-w-0 print:hidden lg:order-last">
            <div className="self-start lg:sticky lg:top-16 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto lg:overscroll-contain lg:pt-2 lg:pb-6">
              {rail}
            </div>
          </aside>
        )}
        {!isWide && (
          // on a phone the figures would otherwise be below the whole article
          <SideSheet title="About this article" open={showsScore} onOpenChange={showScore}>
            <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{rail}</div>
          </SideSheet>
        )}
        <aside aria-label="Comments on this article" className="min-w-0 empty:hidden print:hidden">
          <ArticleComments
            open={showsComments}
            onOpenChange={setShowsComments}
            isBeside={isWide}
            passages={passages}
            current={current}
            onPick={pick}
            draft={draft}
            onDraftEnd={endDraft}
          />
        </aside>
      </div>
    </>
  );
}
