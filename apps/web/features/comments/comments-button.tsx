'use client';

import { MessageSquare } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { useCollaboration } from '@/features/collaboration/collaboration-provider.tsx';

interface CommentsButtonProps {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Shows or hides the comments on an article, and says how many there are. */
export function CommentsButton({ isOpen, onOpenChange }: CommentsButtonProps) {
  const { threads } = useCollaboration();
  const open = threads.filter(({ isResolved }) => !isResolved);
  const unread = open.reduce((sum, thread) => sum + thread.unread, 0);
  return (
    <Button size="small" onClick={() => onOpenChange(!isOpen)} aria-expanded={isOpen}>
      <MessageSquare aria-hidden />
      <span className="max-sm:sr-only">Comments</span>
      {open.length > 0 && <span className="text-ink-soft tabular-nums">{open.length}</span>}
      {unread > 0 && (
        <span className="size-2 rounded-full bg-accent">
          <span className="sr-only">{unread} unread</span>
        </span>
      )}
    </Button>
  );
}
