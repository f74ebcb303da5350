'use client';

import type { StageState } from '@headway/generations/protocol';
import { History } from 'lucide-react';
import Link from 'next/link';
import { useCallback, useRef } from 'react';
import { Button } from '@/components/button.tsx';
import { ArticleRail } from '@/features/article/article-rail.tsx';
import { ExportMenu } from '@/features/article/export-menu.tsx';
import { Markdown } from '@/features/article/markdown.tsx';
import { useAssessment } from '@/features/assessment/use-assessment.ts';
import { useCollaboration } from '@/features/collaboration/collaboration-provider.tsx';
import { ArticleComments } from '@/features/comments/article-comments.tsx';
import { CommentsButton } from '@/features/comments/comments-button.tsx';
import { SelectionButton } from '@/features/comments/selection-button.tsx';
import { useCurrentThread } from '@/features/comments/use-current-thread.ts';
import { DocumentBar } from '@/features/editor/document-bar.tsx';
import { DocumentNotice } from '@/features/editor/document-notice.tsx';
import { EditorSurface } from '@/features/editor/editor-surface.tsx';
import { SetAsideNotice } from '@/features/editor/set-aside-notice.tsx';
import { useCommentDraft } from '@/features/editor/use-comment-draft.ts';
import { useMarkdown } from '@/features/editor/use-markdown.ts';
import { useFollowCaret } from '@/features/editor/use-follow-caret.ts';
import { useLiveDocument } from '@/features/editor/use-live-document.ts';
import { useThreadPassages } from '@/features/editor/use-thread-passages.ts';
import { CompletePanel } from '@/features/generation/outcome-panel.tsx';
import type { ContentGeneration } from '@/features/generation/use-content-generation-progress.ts';
import { FollowChip } from '@/features/presence/follow-chip.tsx';
import { isAtLeast } from '@/features/projects/role.ts';
import { SaveVersionButton } from '@/features/versions/save-version-button.tsx';
import { toVersionsHref } from '@/features/versions/to-versions-href.ts';
import type { Content } from './content.ts';
import type { FinishedArticle } from './use-article.ts';
import { useIsWide } from './use-is-wide.ts';

interface FinishedContentProps extends FinishedArticle {
  content: Content;
  result: NonNullable<ContentGeneration['result']>;
  stages: readonly StageState[];
}

/** A finished article: read, written and talked about by everyone of the project at once. */
export function FinishedContent({ content, result, stages, article, text }: FinishedContentProps) {
  const { role, threads, following } = useCollaboration();
  const mayEdit = isAtLeast(role, 'editor');
  const live = useLiveDocument({
    contentId: content.id,
    mayEdit,
    label: `Article: ${content.keyword}`,
    locale: content.locale,
  });
  const { editor, session, state } = live;
  const columnRef = useRef<HTMLDivElement>(null);
  const isWide = useIsWide();
  const { current, pick, isOpen: showsComments, setOpen: setShowsComments } = useCurrentThread(threads);
  const { selected, draft, comment, endDraft } = useCommentDraft(session, columnRef, {
    isAllowed: isAtLeast(role, 'commenter'),
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
      // Who may write there has perhaps come to write: the button says that there is something to read.
      if (threadId !== null && !mayEdit) setShowsComments(true);
    },
    isMeasured: showsComments,
  });
  const markdown = useMarkdown(editor);
  const assessment = useAssessment(content.id, { article, markdown: markdown ?? text });
  useFollowCaret(session, following);

  const measured = assessment.article ?? article;
  const showText = useCallback((words: string) => session?.showText(words), [session]);

  return (
    <>
      <div className="py-4">
        <CompletePanel
          result={result}
          stages={stages}
          article={measured}
          actions={
            <>
              {mayEdit && <SaveVersionButton contentId={content.id} unsynced={state?.unsynced ?? 0} />}
              <Button asChild size="small">
                <Link href={toVersionsHref(content.id)}>
                  <History aria-hidden />
                  <span className="max-sm:sr-only">History</span>
                </Link>
              </Button>
              <ExportMenu article={measured} readMarkdown={() => editor?.getMarkdown() ?? text} />
            </>
          }
        />
      </div>
      <div className="space-y-3">
        {state && <DocumentNotice state={state} editor={editor} discardEdits={live.discardEdits} />}
        {session && <SetAsideNotice store={session.store} />}
      </div>
      <DocumentBar live={live} mayEdit={mayEdit}>
        <FollowChip />
        <CommentsButton
          isOpen={showsComments}
          isOnPassage={current.id !== null}
          onOpenChange={setShowsComments}
        />
      </DocumentBar>
      <div className="mt-6 grid gap-x-16 gap-y-14 lg:grid-cols-[minmax(0,1fr)_18.5rem]">
        <div ref={columnRef} className="relative max-w-[42rem] min-w-0">
          {session ? (
            <EditorSurface element={session.element} />
          ) : (
            <article lang={content.locale} dir="auto" className="prose-static">
              <Markdown>{text}</Markdown>
            </article>
          )}
          {selected && <SelectionButton selected={selected} onComment={comment} />}
        </div>
        <aside aria-label="About this article" className="min-w-0">
          {(!showsComments || !isWide) && (
            <div className="self-start lg:sticky lg:top-16 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto lg:overscroll-contain lg:pt-2 lg:pb-6">
              <ArticleRail
                article={measured}
                stages={stages}
                stored={article}
                isMeasuring={assessment.isMeasuring}
                problem={assessment.problem}
                onShowTerm={showText}
                onShowPassage={showText}
              />
            </div>
          )}
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
