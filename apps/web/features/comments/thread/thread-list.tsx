import { useEffect, useState } from 'react';
import { Button } from '@/components/button.tsx';
import { useComments } from '../store/comments-provider.tsx';
import { CommentsStatus } from './comments-status.tsx';
import { ThreadView } from './thread-view.tsx';
import { hasComment, type Thread } from '../store/to-threads.ts';

interface ThreadListProps {
  /** The comment to scroll to, or the first comment of a thread. A new object scrolls to it again. */
  target: { id: string | null };
  emptyHint: string;
  /** Whether a thread's passage still exists; undefined for a thread without a passage. Default: no thread has one. */
  isPassageThere?: (thread: Thread) => boolean | undefined;
  onShowPassage?: (thread: Thread) => void;
}

/** The threads of an article or a project: open ones first, resolved ones on demand. */
export function ThreadList({ target, emptyHint, isPassageThere, onShowPassage }: ThreadListProps) {
  const { threads } = useComments();
  const [wantsResolved, setWantsResolved] = useState(false);
  const open = threads.filter(({ isResolved }) => !isResolved);
  const resolved = threads.filter(({ isResolved }) => isResolved);
  const isTargetResolved = resolved.some((thread) => hasComment(thread, target.id));
  const isShowingResolved = wantsResolved || isTargetResolved;
  const isThere = threads.some((thread) => hasComment(thread, target.id));
  useEffect(() => {
    if (isThere) document.getElementById(`comment-${target.id}`)?.scrollIntoView({ block: 'center' });
  }, [isThere, target]);
  return (
    <>
      <CommentsStatus
        emptyHint={emptyHint}
        calloutClassName="my-5"
        hintClassName="py-10 text-center text-ink-soft"
      />
      {[...open, ...(isShowingResolved ? resolved : [])].map((thread) => (
        <ThreadView
          key={thread.id}
          thread={thread}
          target={target.id}
          isPassageThere={isPassageThere?.(thread)}
          onShowPassage={() => onShowPassage?.(thread)}
        />
      ))}
      {resolved.length > 0 && !isTargetResolved && (
        <div className="-ml-3 py-3">
          <Button tone="quiet" size="small" onClick={() => setWantsResolved(!wantsResolved)}>
            {wantsResolved ? 'Hide' : 'Show'} {resolved.length} resolved
          </Button>
        </div>
      )}
    </>
  );
}
