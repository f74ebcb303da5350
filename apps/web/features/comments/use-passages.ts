'use client';

import { useCallback, useEffect, useState, type RefObject } from 'react';
import { readElementText } from './element-text.ts';
import { findPassage } from './find-passage.ts';
import type { Thread } from './to-threads.ts';

/** Where the passages of threads stand in an article. */
export interface Passages {
  /** Whether the words of a thread are there; undefined for a thread on no passage. */
  isThere: (thread: Thread) => boolean | undefined;
  /** Brings a thread's passage into sight. */
  show: (threadId: string) => void;
}

const NO_RANGES: ReadonlyMap<string, Range> = new Map();
const ALL = 'comments';
const CURRENT = 'current-comment';

/**
 * Finds the passages of threads in an article by their words and marks them, without touching the article itself. A
 * press on one opens its thread.
 */
export function usePassages(
  articleRef: RefObject<HTMLElement | null>,
  {
    text,
    threads,
    current,
    onOpen,
  }: {
    /** What the article says: found anew when it changes. */
    text: string;
    threads: readonly Thread[];
    /** The thread whose passage stands out. */
    current: string | null;
    onOpen: (threadId: string) => void;
  },
): Passages {
  const [ranges, setRanges] = useState(NO_RANGES);

  useEffect(() => {
    const root = articleRef.current;
    if (!root || text === '') return;
    const content = readElementText(root);
    setRanges(
      new Map(
        threads.flatMap((thread): [string, Range][] => {
          const passage = thread.root.anchor && findPassage(content.text, thread.root.anchor);
          const range = passage && content.toRange(passage);
          return range ? [[thread.id, range]] : [];
        }),
      ),
    );
  }, [articleRef, text, threads]);

  useEffect(() => {
    // Browsers without it show the quotes in the panel only.
    if (!('highlights' in CSS)) return undefined;
    const open = threads.filter(({ isResolved }) => !isResolved).flatMap(({ id }) => ranges.get(id) ?? []);
    CSS.highlights.set(ALL, new Highlight(...open));
    const marked = current === null ? undefined : ranges.get(current);
    const highlight = new Highlight(...(marked ? [marked] : []));
    highlight.priority = 1;
    CSS.highlights.set(CURRENT, highlight);
    return () => {
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [ranges, threads, current]);

  useEffect(() => {
    const root = articleRef.current;
    if (!root) return undefined;
    function onClick(event: MouseEvent): void {
      if (!getSelection()?.isCollapsed || (event.target instanceof Element && event.target.closest('a')))
        return;
      const caret = document.caretPositionFromPoint(event.clientX, event.clientY);
      if (!caret) return;
      const hit = threads.find(
        ({ id, isResolved }) => !isResolved && ranges.get(id)?.isPointInRange(caret.offsetNode, caret.offset),
      );
      if (hit) onOpen(hit.id);
    }
    root.addEventListener('click', onClick);
    return () => root.removeEventListener('click', onClick);
  }, [articleRef, ranges, threads, onOpen]);

  const isThere = useCallback(
    (thread: Thread) => (thread.root.anchor === null ? undefined : ranges.has(thread.id)),
    [ranges],
  );
  const show = useCallback(
    (threadId: string) => {
      const place = ranges.get(threadId)?.startContainer.parentElement;
      place?.scrollIntoView({ block: 'center', behavior: 'smooth' });
    },
    [ranges],
  );
  return { isThere, show };
}
