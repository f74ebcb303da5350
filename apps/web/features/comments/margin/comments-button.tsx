import { MessageSquare } from 'lucide-react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { useComments } from '../store/comments-provider.tsx';
import { UnreadDot } from '../thread/unread-dot.tsx';

interface CommentsButtonProps {
  isOpen: boolean;
  /** Whether the passage of a thread was pressed; the comments then open at that thread. */
  isOnPassage: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Shows or hides the comments on an article, and says how many there are. */
export function CommentsButton({ isOpen, isOnPassage, onOpenChange }: CommentsButtonProps) {
  const { threads } = useComments();
  const open = threads.filter(({ isResolved }) => !isResolved);
  const unread = open.reduce((sum, thread) => sum + thread.unread, 0);
  const isBeckoning = isOnPassage && !isOpen;
  return (
    <Button
      size="small"
      onClick={() => onOpenChange(!isOpen)}
      aria-expanded={isOpen}
      title={isBeckoning ? 'Show the comments on this passage' : undefined}
      className={cn(isBeckoning && 'border-caution bg-caution-soft')}
    >
      <MessageSquare aria-hidden />
      <span className="max-sm:sr-only">Comments</span>
      {open.length > 0 && <span className="text-ink-soft tabular-nums">{open.length}</span>}
      <UnreadDot count={unread} />
    </Button>
  );
}
