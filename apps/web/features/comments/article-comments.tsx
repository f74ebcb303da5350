'use client';

import { MessageSquare } from 'lucide-react';
import { useCallback, useState, type ReactNode, type RefObject } from 'react';
import { Button } from '@/components/button.tsx';
import { useCollaboration } from '@/features/collaboration/collaboration-provider.tsx';
import { isAtLeast } from '@/features/projects/role.ts';
import type { Anchor } from './comment.ts';
import { CommentPanel } from './comment-panel.tsx';
import { SelectionButton } from './selection-button.tsx';
import { useCommentTarget } from './use-comment-target.ts';
import { usePassages } from './use-passages.ts';

interface ArticleCommentsProps {
  /** The element that holds the finished article and nothing else. */
  articleRef: RefObject<HTMLElement | null>;
  /** What it says; empty while it is not finished. */
  text: string;
}

/** The button that opens the comments on an article, with everything that belongs to them. */
export function ArticleComments({ articleRef, text }: ArticleCommentsProps): ReactNode {
  const { threads, role } = useCollaboration();
  const target = useCommentTarget();
  const [isOpen, setIsOpen] = useState(target !== null);
  const [anchor, setAnchor] = useState<Anchor | null>(null);
  const [picked, setPicked] = useState<string | null>(null);

  const openThread = useCallback((threadId: string) => {
    setIsOpen(true);
    setPicked(threadId);
  }, []);
  const passages = usePassages(articleRef, { text, threads, current: picked, onOpen: openThread });
  const open = threads.filter(({ isResolved }) => !isResolved);
  const unread = open.reduce((sum, thread) => sum + thread.unread, 0);

  return (
    <>
      <Button size="small" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
        <MessageSquare aria-hidden />
        <span className="max-sm:sr-only">Comments</span>
        {open.length > 0 && <span className="text-ink-soft tabular-nums">{open.length}</span>}
        {unread > 0 && (
          <span className="size-2 rounded-full bg-accent">
            <span className="sr-only">{unread} unread</span>
          </span>
        )}
      </Button>
      <CommentPanel
        open={isOpen}
        onOpenChange={setIsOpen}
        target={picked ?? target}
        anchor={anchor}
        onAnchorChange={setAnchor}
        passages={passages}
        onShowThread={(threadId) => {
          setPicked(threadId);
          passages.show(threadId);
        }}
      />
      {text !== '' && isAtLeast(role, 'commenter') && (
        <SelectionButton
          articleRef={articleRef}
          onComment={(selected) => {
            setAnchor(selected);
            setIsOpen(true);
          }}
        />
      )}
    </>
  );
}
