import { useMemo, type ReactNode } from 'react';
import { useMay, useOpenProject } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import type { Anchor } from '../store/comment.ts';
import { CommentPanel } from './comment-panel.tsx';
import { ArticleComposer, type BeginThread } from './article-composer.tsx';
import { MarginThreads } from './margin-threads.tsx';
import { DRAFT_PASSAGE, type Passages } from './passages.ts';
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
  const { contentId } = useOpenProject();
  const { comment } = useComments();
  const { id: target } = useCommentTarget();
  const sought = useMemo(() => ({ id: current.comment ?? current.id }), [current]);
  const mayComment = useMay('commenter');

  useShowPassage(isBeside || !open ? null : draft ? DRAFT_PASSAGE : current.id, current, passages);

  const begin: BeginThread = async (anchor, written) => {
    const result = await comment({ ...written, contentId, anchor });
    if (result.ok) onPick(written.id);
    return result;
  };

  if (!isBeside) {
    return (
      <CommentPanel
        open={open}
        onOpenChange={onOpenChange}
        target={sought}
        begin={begin}
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
      passages={passages}
      target={target}
      current={current}
      onPick={onPick}
      emptyHint={
        mayComment
          ? 'No comments yet. Select a passage to comment on it, or comment on the whole article above.'
          : 'No comments yet.'
      }
      composer={mayComment && <ArticleComposer anchor={null} begin={begin} />}
      draft={
        draft && {
          top: draft.top,
          composer: (
            <div className="rounded-lg border border-rule-strong bg-surface p-4 shadow-lift">
              <p className="mb-2 line-clamp-2 border-l-2 border-caution pl-2.5 font-serif text-sm text-ink-soft">
                {draft.anchor.quote}
              </p>
              <ArticleComposer
                label="Comment on the passage"
                anchor={draft.anchor}
                begin={begin}
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
