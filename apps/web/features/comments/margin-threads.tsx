'use client';

import { useCallback, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/button.tsx';
import { Callout } from '@/components/callout.tsx';
import { cn } from '@/components/cn.ts';
import { useCollaboration } from '@/features/collaboration/collaboration-provider.tsx';
import { layoutThreads } from './layout-threads.ts';
import type { Passages } from './passages.ts';
import { ThreadView } from './thread-view.tsx';
import type { Thread } from './to-threads.ts';

interface MarginThreadsProps {
  threads: readonly Thread[];
  passages: Passages;
  /** The comment that the page's address names. */
  target: string | null;
  /** The thread that is being looked at. */
  current: string | null;
  onCurrentChange: (threadId: string) => void;
  /** Where one writes about the article as a whole; above everything. */
  composer: ReactNode;
  /** Where one writes about a passage, and how far down that is; null while nobody does. */
  draft: { top: number; composer: ReactNode } | null;
  emptyHint: string;
}

const DRAFT = 'draft';
const HEAD = 'head';

/** The threads of an article beside it, each level with its passage. */
export function MarginThreads(props: MarginThreadsProps) {
  const { threads, passages, target, current, onCurrentChange, composer, draft, emptyHint } = props;
  const { status, problem } = useCollaboration();
  const [showsResolved, setShowsResolved] = useState(false);
  const shown = threads.filter(({ isResolved, root, replies }) => {
    return !isResolved || showsResolved || [root, ...replies].some(({ id }) => id === target);
  });
  const resolved = threads.filter(({ isResolved }) => isResolved).length;
  const places = new Map(
    shown.flatMap((thread): [string, number][] => {
      const top = passages.topOf(thread.id);
      return top === null ? [] : [[thread.id, top]];
    }),
  );
  const placed = shown
    .filter(({ id }) => places.has(id))
    .toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  const unplaced = shown.filter(({ id }) => !places.has(id));

  const { heights, measure } = useHeights();
  const items = placed.map(({ id }) => ({
    id,
    desired: places.get(id) ?? 0,
    height: heights.get(id) ?? 120,
  }));
  if (draft) {
    const at = items.findIndex(({ desired }) => desired > draft.top);
    items.splice(at === -1 ? items.length : at, 0, {
      id: DRAFT,
      desired: draft.top,
      height: heights.get(DRAFT) ?? 160,
    });
  }
  const start = (heights.get(HEAD) ?? 0) + 12;
  const tops = layoutThreads(items, { start, current: draft ? DRAFT : current });
  const end = Math.max(start, ...items.map(({ id, height }) => (tops.get(id) ?? 0) + height));

  function view(thread: Thread): ReactNode {
    return (
      <ThreadView
        thread={thread}
        target={target}
        isPassageThere={passages.isThere(thread)}
        onShowPassage={() => onCurrentChange(thread.id)}
        className={cn(
          'rounded-lg border bg-surface px-4',
          thread.id === current ? 'border-rule-strong shadow-lift' : 'border-rule',
        )}
      />
    );
  }

  return (
    <section aria-label="Comments" className="relative" style={{ minHeight: end }}>
      <div ref={measure(HEAD)} className="space-y-3">
        {composer}
        {problem !== null && (
          <Callout tone="caution" title="Comments are not up to date">
            <p>{problem} This page keeps trying.</p>
          </Callout>
        )}
        {threads.length === 0 && problem === null && (
          <p className="py-4 text-sm text-ink-soft">
            {status === 'loading' ? 'Loading the comments …' : emptyHint}
          </p>
        )}
        {resolved > 0 && (
          <Button tone="quiet" size="small" onClick={() => setShowsResolved(!showsResolved)}>
            {showsResolved ? 'Hide' : 'Show'} {resolved} resolved
          </Button>
        )}
        {unplaced.map((thread) => (
          <div key={thread.id}>{view(thread)}</div>
        ))}
      </div>
      {items.map(({ id }) => {
        const thread = placed.find((one) => one.id === id);
        return (
          <div
            key={id}
            ref={measure(id)}
            className="absolute inset-x-0 transition-[top] duration-150"
            style={{ top: tops.get(id) }}
          >
            {thread ? view(thread) : draft?.composer}
          </div>
        );
      })}
    </section>
  );
}

/** How high elements are, kept up to date; `measure(id)` is for their `ref`. */
function useHeights() {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const elements = useRef(new Map<string, HTMLElement>());
  const refs = useRef(new Map<string, (element: HTMLElement | null) => void>());
  const observer = useRef<ResizeObserver | null>(null);

  const read = useCallback(() => {
    setHeights((known) => {
      const next = new Map(Array.from(elements.current, ([id, element]) => [id, element.offsetHeight]));
      const isSame = next.size === known.size && [...next].every(([id, height]) => known.get(id) === height);
      return isSame ? known : next;
    });
  }, []);

  useLayoutEffect(() => {
    const watching = new ResizeObserver(read);
    observer.current = watching;
    for (const element of elements.current.values()) watching.observe(element);
    read();
    return () => {
      watching.disconnect();
      observer.current = null;
    };
  }, [read]);

  const measure = useCallback((id: string) => {
    const known = refs.current.get(id);
    if (known) return known;
    function attach(element: HTMLElement | null): void {
      const before = elements.current.get(id);
      if (before) observer.current?.unobserve(before);
      if (element) {
        elements.current.set(id, element);
        observer.current?.observe(element);
      } else {
        elements.current.delete(id);
        refs.current.delete(id);
      }
    }
    refs.current.set(id, attach);
    return attach;
  }, []);

  return { heights, measure };
}
