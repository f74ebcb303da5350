import { useMemo, useState, type ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { cn } from '@/components/cn.ts';
import { CollapsedThread } from '../thread/collapsed-thread.tsx';
import { layoutThreads, type MarginItem } from './layout-threads.ts';
import { MarginHead } from './margin-head.tsx';
import { DRAFT_PASSAGE, type Passages } from './passages.ts';
import { ThreadView } from '../thread/thread-view.tsx';
import { useComments } from '../store/comments-provider.tsx';
import { hasComment, type Thread } from '../store/to-threads.ts';
import type { CurrentThread } from './use-current-thread.ts';
import { useHeights } from './use-heights.ts';
import { useScrollToThread } from './use-scroll-to-thread.ts';

interface MarginThreadsProps {
  passages: Passages;
  /** The comment that the page's address names. */
  target: string | null;
  current: CurrentThread;
  onPick: (threadId: string) => void;
  /** Composer for the article as a whole; shown above the threads. */
  composer: ReactNode;
  /** Composer for a new comment on a passage, with the top of that passage; null while there is none. */
  draft: { top: number; composer: ReactNode } | null;
  emptyHint: string;
}

const HEAD = 'head';
/** With more threads than this, only the current one is shown whole. */
const CROWD = 10;
/** How far beyond the end of the article threads may reach, in pixels. */
const OVERHANG = 600;

/** The threads of an article beside it, each level with its passage. */
export function MarginThreads(props: MarginThreadsProps) {
  const { passages, target, current, onPick, composer, draft, emptyHint } = props;
  const { threads } = useComments();
  const [showsResolved, setShowsResolved] = useState(false);
  const shown = threads.filter(
    (thread) => !thread.isResolved || showsResolved || thread.id === current.id || hasComment(thread, target),
  );
  const isCrowded = shown.length > CROWD;
  const { heights, measure } = useHeights();

  // the current thread, or the comment that is being written
  const isDrafting = draft !== null;
  const looked = useMemo(
    () => (isDrafting ? { id: DRAFT_PASSAGE, comment: null } : current),
    [isDrafting, current],
  );
  const isAside = looked.id !== null && (isDrafting || passages.topOf(looked.id) !== null);

  /** Shows fewer of the threads that are on no passage, to leave room for the current one. */
  function isWhole({ id }: Thread): boolean {
    return id === looked.id || !(isCrowded || (isAside && passages.topOf(id) === null));
  }
  // A thread has one measured height open and another collapsed.
  function toKey(thread: Thread): string {
    return isWhole(thread) ? thread.id : `${thread.id} collapsed`;
  }

  const cards = shown
    .flatMap((thread): (MarginItem & { key: string; thread: Thread | null })[] => {
      const desired = passages.topOf(thread.id);
      const key = toKey(thread);
      if (desired === null) return [];
      return [
        { id: thread.id, key, thread, desired, height: heights.get(key) ?? (isWhole(thread) ? 250 : 92) },
      ];
    })
    .concat(
      draft
        ? {
            id: DRAFT_PASSAGE,
            key: DRAFT_PASSAGE,
            thread: null,
            desired: passages.topOf(DRAFT_PASSAGE) ?? draft.top,
            height: heights.get(DRAFT_PASSAGE) ?? 160,
          }
        : [],
    )
    .toSorted((one, other) => one.desired - other.desired);
  const start = (heights.get(HEAD) ?? 0) + 12;
  const { tops, above, below, belowTop } = layoutThreads(cards, {
    start,
    end: passages.height + OVERHANG,
    current: looked.id,
    // a comment that is being written stands beside its passage
    ...(isDrafting && { lag: 0 }),
  });
  const standing = cards.filter(({ id }) => tops.has(id));
  const own = standing.find(({ id }) => id === looked.id);
  const lag = own ? (tops.get(own.id) ?? own.desired) - own.desired : 0;
  useScrollToThread(looked, { threads, passages, tops, lag });

  function view(thread: Thread): ReactNode {
    if (!isWhole(thread)) return <CollapsedThread thread={thread} onOpen={() => onPick(thread.id)} />;
    return (
      <ThreadView
        thread={thread}
        target={target}
        isPassageThere={passages.isThere(thread)}
        onShowPassage={() => onPick(thread.id)}
        className={cn(
          'rounded-lg border px-4',
          thread.isResolved ? 'bg-paper' : 'bg-surface',
          thread.id === looked.id ? 'border-rule-strong shadow-lift' : 'border-rule',
        )}
      />
    );
  }

  return (
    <section
      aria-label="Comments"
      data-comments
      tabIndex={-1}
      className="relative"
      style={{ minHeight: belowTop }}
    >
      <div ref={measure(HEAD)}>
        <MarginHead
          composer={composer}
          emptyHint={emptyHint}
          unplaced={shown.filter(({ id }) => passages.topOf(id) === null)}
          current={looked.id}
          isAside={isAside}
          view={view}
          showsResolved={showsResolved}
          onShowsResolvedChange={setShowsResolved}
        />
      </div>
      <MoreThreads ids={above} where="above" top={start} onPick={() => onPick(above.at(-1) ?? '')} />
      {standing.map(({ id, key, thread }) => (
        <div
          key={id}
          ref={measure(key)}
          // The current card jumps to its place; the others glide.
          className={cn('absolute inset-x-0', id !== looked.id && 'transition-[top] duration-150')}
          style={{ top: tops.get(id) }}
        >
          {thread ? view(thread) : <div id={`thread-${DRAFT_PASSAGE}`}>{draft?.composer}</div>}
        </div>
      ))}
      <MoreThreads ids={below} where="below" top={belowTop} onPick={() => onPick(below[0] ?? '')} />
    </section>
  );
}

interface MoreThreadsProps {
  ids: readonly string[];
  where: 'above' | 'below';
  top: number;
  onPick: () => void;
}

/** Says how many threads do not fit, and goes to the next of them. */
function MoreThreads({ ids, where, top, onPick }: MoreThreadsProps) {
  if (ids.length === 0) return null;
  return (
    <Button tone="quiet" size="small" className="absolute inset-x-0" style={{ top }} onClick={onPick}>
      {ids.length} more {where}
    </Button>
  );
}
