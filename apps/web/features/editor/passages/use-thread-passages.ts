import type { Editor } from '@tiptap/core';
import { useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useLatest } from '@/components/hooks/use-latest.ts';
import { BAR_HEIGHT_NARROW, toBehavior } from '@/features/comments/margin/bring-into-sight.ts';
import type { Anchor } from '@/features/comments/store/comment.ts';
import type { Passages } from '@/features/comments/margin/passages.ts';
import type { Thread } from '@/features/comments/store/to-threads.ts';
import type { ThreadPlaces } from './comment-passages.ts';

interface ThreadPassageOptions {
  threads: readonly Thread[];
  /** The thread whose passage is highlighted. */
  current: string | null;
  /** The passage of the comment that is being written. */
  draft: Anchor | null;
  /** A passage was pressed; null for text without a thread. */
  onPick: (threadId: string | null) => void;
  /** Whether to measure the tops of passages: only while comments are shown. */
  isMeasured: boolean;
}

/** The places as the page shows them: which passages exist, and their tops. */
interface Shown {
  lost: ReadonlySet<string>;
  tops: ReadonlyMap<string, number>;
  /** Of the article. */
  height: number;
}

const NOTHING: Shown = { lost: new Set(), tops: new Map(), height: 0 };
const NO_PLACES: ThreadPlaces = new Map();

/**
 * Marks the passages of threads in the editor and returns where they are. Draws again when a visible fact changes, not
 * at every key.
 */
export function useThreadPassages(
  editor: Editor | null,
  columnRef: RefObject<HTMLElement | null>,
  { threads, current, draft, onPick, isMeasured }: ThreadPassageOptions,
): Passages {
  const [shown, setShown] = useState(NOTHING);
  const places = useRef(NO_PLACES);
  const pick = useLatest(onPick);

  useEffect(() => {
    const column = columnRef.current;
    if (!editor || !column) return undefined;
    const text = editor;
    let frame = 0;
    function update(): void {
      if (text.isDestroyed || !column) return;
      const next = isMeasured ? measure(text, column, places.current) : readLost(places.current);
      setShown((known) => (isSame(known, next) ? known : next));
    }
    function updateSoon(): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(update);
    }
    function onPlaces(next: ThreadPlaces): void {
      places.current = next;
      updateSoon();
    }
    const onPassage = (threadId: string | null) => pick.current(threadId);
    text.on('passages', onPlaces);
    text.on('passage', onPassage);
    const observer = new ResizeObserver(updateSoon);
    observer.observe(text.view.dom);
    updateSoon();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      text.off('passages', onPlaces);
      text.off('passage', onPassage);
    };
  }, [editor, columnRef, isMeasured, pick]);

  useEffect(() => {
    editor?.commands.showThreads({ threads, current, draft });
  }, [editor, threads, current, draft]);

  return useMemo(
    () => ({
      isThere: ({ id, root }) => (root.anchor === null || !editor ? undefined : !shown.lost.has(id)),
      height: shown.height,
      topOf: (threadId) => shown.tops.get(threadId) ?? null,
      show(threadId) {
        const place = places.current.get(threadId);
        if (!editor || !place?.found) return;
        const { top } = editor.view.coordsAtPos(place.from);
        const distance = top - BAR_HEIGHT_NARROW;
        window.scrollBy({ top: distance, behavior: toBehavior(distance) });
      },
    }),
    [editor, shown],
  );
}

function readLost(places: ThreadPlaces): Shown {
  const lost = [...places].filter(([, place]) => place.found === null).map(([id]) => id);
  return { ...NOTHING, lost: new Set(lost) };
}

function measure({ view }: Editor, column: HTMLElement, places: ThreadPlaces): Shown {
  const origin = column.getBoundingClientRect().top;
  const tops = new Map<string, number>();
  for (const [id, place] of places) {
    if (place.found) tops.set(id, Math.round(view.coordsAtPos(place.from).top - origin));
  }
  return { ...readLost(places), tops, height: view.dom.offsetHeight };
}

function isSame(one: Shown, other: Shown): boolean {
  return (
    one.height === other.height &&
    one.lost.size === other.lost.size &&
    one.tops.size === other.tops.size &&
    [...one.lost].every((id) => other.lost.has(id)) &&
    [...one.tops].every(([id, top]) => other.tops.get(id) === top)
  );
}
