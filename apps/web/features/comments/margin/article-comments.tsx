'use client';

import { useMemo, type ReactNode } from 'react';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import { isAtLeast } from '@headway/database/role';
import type { Written } from '../store/comment-actions.ts';
import type { Anchor } from '../store/comment.ts';
import { CommentPanel } from './comment-panel.tsx';
import { Composer } from '../composer/composer.tsx';
import { MarginThreads } from './margin-threads.tsx';
import { DRAFT_PASSAGE, type Passages } from './passages.ts';
import type { ActionResult } from '@/features/problems/refusal.ts';
import { toAbout } from '../composer/written-drafts.ts';
import { useCommentTarget } from './use-comment-target.ts';
import type { CurrentThread } from './use-current-thread.ts';
import { useShowPassage } from './use-show-passage.ts';

/** A passage that is being commented on. */
export interface CommentDraft {
  anchor: Anchor;
  /** Where it begins, in pixels from the top of the article. */
  top: number;
}

interface ArticleCommentsProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Whether the comments fit beside the article; otherwise they open over its lower part. */
  isBeside: boolean;
  passages: Passages;
  current: CurrentThread;
  onPick: (threadId: string) => void;
  draft: CommentDraft | null;
  onDraftEnd: () => void;
}

/** The comments on an article: in its margin on a wide page, in a panel on a narrow one. */
export function ArticleComments(props: ArticleCommentsProps): ReactNode {
  const { open, onOpenChange, isBeside, passages, current, onPick, draft, onDraftEnd } = props;
  const { role, contentId } = useOpenProject();
  const { threads, comment } = useComments();
  const { id: target } = useCommentTarget();
  const sought = useMemo(() => ({ id: current.comment ?? current.id }), [current]);
  const mayComment = isAtLeast(role, 'commenter');

  useShowPassage(isBeside || !open ? null : draft ? DRAFT_PASSAGE : current.id, { current, passages });

  async function commentOn(anchor: Anchor | null, written: Required<Written>): Promise<ActionResult> {
    const result = await comment({ ...written, contentId, anchor });
    if (result.ok) onPick(written.id);
    return result;
  }

  if (!isBeside) {
    return (
      <CommentPanel
        open={open}
        onOpenChange={onOpenChange}
        target={sought}
        submit={commentOn}
        anchor={draft?.anchor ?? null}
        onAnchorEnd={onDraftEnd}
        passages={passages}
        onShowThread={onPick}
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
      onPick={onPick}
      emptyHint={
        mayComment
          ? 'No comments yet. Select a passage of the article, or write above about all of it.'
          : 'No comments yet.'
      }
      composer={
        mayComment && (
          <Composer
            label="Comment"
            about={toAbout(contentId, null)}
            placeholder="Comment on the article, or name someone with @"
            submitLabel="Comment"
            submit={(written) => commentOn(null, written)}
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
                about={toAbout(contentId, draft.anchor)}
                placeholder="What about it?"
                submitLabel="Comment"
                takesFocus
                submit={(written) => commentOn(draft.anchor, written)}
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
