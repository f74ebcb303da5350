'use client';

import { useMemo, useState, type ReactNode } from 'react';
import { cn } from '@/components/cn.ts';
import { CollapsedThread } from '../thread/collapsed-thread.tsx';
import { layoutThreads, type MarginItem } from './layout-threads.ts';
import { MarginHead } from './margin-head.tsx';
import { MoreThreads } from './more-threads.tsx';
import { DRAFT_PASSAGE, type Passages } from './passages.ts';
import { ThreadView } from '../thread/thread-view.tsx';
import { hasComment, type Thread } from '../store/to-threads.ts';
import type { CurrentThread } from './use-current-thread.ts';
import { useHeights } from './use-heights.ts';
import { useLookAt } from './use-look-at.ts';

interface MarginThreadsProps {
  threads: readonly Thread[];
  passages: Passages;
  /** The comment that the page's address names. */
  target: string | null;
  current: CurrentThread;
  onPick: (threadId: string) => void;
  /** Where one writes about the article as a whole; above everything. */
  composer: ReactNode;
  /** Where one writes about a passage, and how far down that is; null while nobody does. */
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
  const { threads, passages, target, current, onPick, composer, draft, emptyHint } = props;
  const [showsResolved, setShowsResolved] = useState(false);
  const shown = threads.filter(
    (thread) => !thread.isResolved || showsResolved || thread.id === current.id || hasComment(thread, target),
  );
  const isCrowded = shown.length > CROWD;
  const { heights, measure } = useHeights();

  // what one looks at now, be it a thread or words of one's own
  const isDrafting = draft !== null;
  const looked = useMemo(
    () => (isDrafting ? { id: DRAFT_PASSAGE, comment: null } : current),
    [isDrafting, current],
  );
  const isAside = looked.id !== null && (isDrafting || passages.topOf(looked.id) !== null);

  /** Those on no passage make room for the one beside its passage. */
  function isWhole({ id }: Thread): boolean {
    return id === looked.id || !(isCrowded || (isAside && passages.topOf(id) === null));
  }
  // A thread is measured apart from what it is when collapsed.
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
    // one's own words stand beside what they are about
    ...(isDrafting && { lag: 0 }),
  });
  const standing = cards.filter(({ id }) => tops.has(id));
  const own = standing.find(({ id }) => id === looked.id);
  const lag = own ? (tops.get(own.id) ?? own.desired) - own.desired : 0;
  useLookAt(looked, { threads, passages, tops, lag });

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
          threads={threads}
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
          // The current card is at once where it is to be looked at; the others make room.
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
