import { useState, type ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { useComments } from '../store/comments-provider.tsx';
import { CommentsStatus } from '../thread/comments-status.tsx';
import type { Thread } from '../store/to-threads.ts';

interface MarginHeadProps {
  composer: ReactNode;
  emptyHint: string;
  /** Threads without a place in the text: on the article as a whole, or on deleted words. */
  unplaced: readonly Thread[];
  current: string | null;
  /** Whether the current thread is shown beside its passage. */
  isAside: boolean;
  view: (thread: Thread) => ReactNode;
  showsResolved: boolean;
  onShowsResolvedChange: (shows: boolean) => void;
}

/** With more than 3 at the top, the other threads would be pushed away from their passages. */
const MAX_UNPLACED = 3;

/** The top of the margin: the composer, and the threads without a place in the text. */
export function MarginHead(props: MarginHeadProps) {
  const { composer, emptyHint, unplaced, current, isAside, view, showsResolved, onShowsResolvedChange } =
    props;
  const { threads } = useComments();
  const [wantsAll, setWantsAll] = useState(false);
  const resolved = threads.filter(({ isResolved }) => isResolved).length;
  // with a thread beside its passage, the list would push it away
  const showsAll = wantsAll && !isAside;
  const newest = new Set(unplaced.slice(-MAX_UNPLACED));
  const listed = showsAll
    ? unplaced
    : unplaced.filter((thread) => newest.has(thread) || thread.id === current);
  return (
    <div className="space-y-3">
      {composer}
      <CommentsStatus emptyHint={emptyHint} hintClassName="py-4 text-sm text-ink-soft" />
      {resolved > 0 && (
        <Button tone="quiet" size="small" onClick={() => onShowsResolvedChange(!showsResolved)}>
          {showsResolved ? 'Hide' : 'Show'} {resolved} resolved
        </Button>
      )}
      {(listed.length < unplaced.length || showsAll) && unplaced.length > MAX_UNPLACED && (
        <Button tone="quiet" size="small" aria-expanded={showsAll} onClick={() => setWantsAll(!showsAll)}>
          {showsAll ? 'Show fewer' : `Show ${unplaced.length - listed.length} earlier without a passage`}
        </Button>
      )}
      {listed.map((thread) => (
        <div key={thread.id}>{view(thread)}</div>
      ))}
    </div>
  );
}
