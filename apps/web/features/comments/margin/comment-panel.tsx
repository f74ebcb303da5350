'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { SideSheet } from '@/components/overlays/side-sheet.tsx';
import { useOpenProject } from '@/features/projects/open-project.ts';
import { useComments } from '../store/comments-provider.tsx';
import { isAtLeast } from '@headway/database/role';
import type { Written } from '../store/comment-actions.ts';
import type { Anchor } from '../store/comment.ts';
import { Composer } from '../composer/composer.tsx';
import { toAbout } from '../composer/written-drafts.ts';
import { ThreadList } from '../thread/thread-list.tsx';
import type { ActionResult } from '@/features/problems/refusal.ts';
import type { Passages } from './passages.ts';

interface CommentPanelProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The comment to scroll to. A new object scrolls to it again. */
  target: { id: string | null };
  /** The passage that the new comment is about; null for the article as a whole. */
  anchor: Anchor | null;
  /** Begins a thread on a passage, or on the article as a whole. */
  submit: (anchor: Anchor | null, written: Required<Written>) => Promise<ActionResult>;
  /** Called when the comment on the passage was sent, or is to be about the whole article instead. */
  onAnchorEnd: () => void;
  passages: Passages;
  onShowThread: (threadId: string) => void;
}

/** The comments on an article in a panel. */
export function CommentPanel({
  open,
  onOpenChange,
  target,
  anchor,
  submit,
  onAnchorEnd,
  passages,
  onShowThread,
}: CommentPanelProps) {
  const { role, contentId } = useOpenProject();
  const { threads } = useComments();
  const mayComment = isAtLeast(role, 'commenter');
  return (
    <SideSheet title="Comments" open={open} onOpenChange={onOpenChange}>
      <div data-comments tabIndex={-1} className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5">
        <ThreadList
          threads={threads}
          target={target}
          emptyHint={
            mayComment
              ? 'No comments yet. Select a passage of the article, or write below about all of it.'
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
          <Composer
            // a new passage is a new composer, which takes the focus
            key={anchor === null ? 'article' : `${anchor.prefix}${anchor.quote}`}
            label="Comment"
            about={toAbout(contentId, anchor)}
            placeholder={
              anchor === null ? 'Comment on the article, or name someone with @' : 'What about it?'
            }
            submitLabel="Comment"
            takesFocus={anchor !== null}
            submit={(written) => submit(anchor, written)}
            onDone={onAnchorEnd}
          />
        </div>
      )}
    </SideSheet>
  );
}
