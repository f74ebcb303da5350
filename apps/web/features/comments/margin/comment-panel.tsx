import { X } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { SideSheet } from '@/components/overlays/side-sheet.tsx';
import { useMay } from '@/features/projects/open-project.ts';
import type { Anchor } from '../store/comment.ts';
import { ArticleComposer, type BeginThread } from './article-composer.tsx';
import { ThreadList } from '../thread/thread-list.tsx';
import type { Passages } from './passages.ts';

interface CommentPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The comment to scroll to. A new object scrolls to it again. */
  target: { id: string | null };
  /** The passage that the new comment is about; null for the article as a whole. */
  anchor: Anchor | null;
  begin: BeginThread;
  /** Called when the comment on the passage was sent, or is to be about the whole article instead. */
  onAnchorEnd: () => void;
  passages: Passages;
  onShowThread: (threadId: string) => void;
}

/** The comments on an article in a panel. */
export function CommentPanel(props: CommentPanelProps) {
  const { open, onOpenChange, target, anchor, begin, onAnchorEnd, passages, onShowThread } = props;
  const mayComment = useMay('commenter');
  return (
    <SideSheet title="Comments" open={open} onOpenChange={onOpenChange}>
      <div data-comments tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5">
        <ThreadList
          target={target}
          emptyHint={
            mayComment
              ? 'No comments yet. Select a passage to comment on it, or comment on the whole article below.'
              : 'No comments yet.'
          }
          isPassageThere={passages.isThere}
          onShowPassage={({ id }) => onShowThread(id)}
        />
      </div>
      {mayComment && (
        <div className="shrink-0 border-t border-rule px-5 py-4">
          {anchor !== null && (
            <div className="mb-2 flex items-start gap-2">
              <p className="line-clamp-2 flex-1 border-l-2 border-caution pl-2.5 font-serif text-sm text-ink-soft">
                {anchor.quote}
              </p>
              <Button
                tone="quiet"
                size="icon"
                className="-my-1 size-7"
                aria-label="Comment on the whole article instead"
                onClick={onAnchorEnd}
              >
                <X aria-hidden />
              </Button>
            </div>
          )}
          <ArticleComposer anchor={anchor} begin={begin} onDone={onAnchorEnd} />
        </div>
      )}
    </SideSheet>
  );
}
