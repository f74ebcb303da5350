'use client';

import type { ReactNode } from 'react';
import { useCollaboration } from '@/features/collaboration/collaboration-provider.tsx';
import { isAtLeast } from '@/features/projects/role.ts';
import type { Anchor } from './comment.ts';
import { CommentPanel } from './comment-panel.tsx';
import { Composer } from './composer.tsx';
import { MarginThreads } from './margin-threads.tsx';
import type { Passages } from './passages.ts';
import { useCommentTarget } from './use-comment-target.ts';

/** A passage that is being commented on. */
export interface CommentDraft {
  anchor: Anchor;
  /** Where it begins, in pixels from the top of the article. */
  top: number;
}

interface ArticleCommentsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether there is room beside the article; else they rise over its lower part. */
  isBeside: boolean;
  passages: Passages;
  current: string | null;
  onCurrentChange: (threadId: string) => void;
  draft: CommentDraft | null;
  onDraftEnd: () => void;
}

/** The comments on an article, with everything that belongs to them. */
export function ArticleComments(props: ArticleCommentsProps): ReactNode {
  const { open, onOpenChange, isBeside, passages, current, onCurrentChange, draft, onDraftEnd } = props;
  const { threads, role, contentId, comment } = useCollaboration();
  const target = useCommentTarget();
  const mayComment = isAtLeast(role, 'commenter');

  function showThread(threadId: string): void {
    onCurrentChange(threadId);
    passages.show(threadId);
  }

  if (!isBeside) {
    return (
      <CommentPanel
        open={open}
        onOpenChange={onOpenChange}
        target={current ?? target}
        anchor={draft?.anchor ?? null}
        onAnchorEnd={onDraftEnd}
        passages={passages}
        onShowThread={showThread}
      />
    );
  }
  if (!open) return null;
  return (
    <MarginThreads
      threads={threads}
      passages={passages}
      target={target}
      current={current}
      onCurrentChange={showThread}
      emptyHint={
        mayComment
          ? 'No comments yet. Select a passage of the article, or write above about all of it.'
          : 'No comments yet.'
      }
      composer={
        mayComment && (
          <Composer
            label="Comment"
            placeholder="Comment on the article, or name someone with @"
            submitLabel="Comment"
            submit={(written) => comment({ ...written, contentId, anchor: null })}
          />
        )
      }
      draft={
        draft && {
          top: draft.top,
          composer: (
            <div className="rounded-lg border border-rule-strong bg-surface p-4 shadow-lift">
              <p className="mb-2 line-clamp-2 border-l-2 border-caution pl-2.5 font-serif text-sm text-ink-soft">
                {draft.anchor.quote}
              </p>
              <Composer
                key={`${draft.anchor.prefix}${draft.anchor.quote}`}
                label="Comment on the passage"
                placeholder="What about it?"
                submitLabel="Comment"
                takesFocus
                submit={(written) => comment({ ...written, contentId, anchor: draft.anchor })}
                onCancel={onDraftEnd}
                onDone={onDraftEnd}
              />
            </div>
          ),
        }
      }
    />
  );
}
