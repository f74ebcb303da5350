'use client';

import { MessageSquarePlus } from 'lucide-react';
import { useEffect, useState, type RefObject } from 'react';
import { Button } from '@/components/button.tsx';
import type { Anchor } from './comment.ts';
import { readElementText } from './element-text.ts';
import { toAnchor } from './find-passage.ts';

interface SelectionButtonProps {
  articleRef: RefObject<HTMLElement | null>;
  onComment: (anchor: Anchor) => void;
}

interface Selected {
  anchor: Anchor;
  /** In pixels from the top left of the page. */
  top: number;
  left: number;
}

/** Appears at a selection in the article, to comment on it. */
export function SelectionButton({ articleRef, onComment }: SelectionButtonProps) {
  const [selected, setSelected] = useState<Selected | null>(null);

  useEffect(() => {
    function look(): void {
      setSelected(articleRef.current ? readSelection(articleRef.current) : null);
    }
    // At the end of a selection, not at every step of it.
    let frame = 0;
    function onChange(): void {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    }
    document.addEventListener('selectionchange', onChange);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', onChange);
    };
  }, [articleRef]);

  if (selected === null) return null;
  return (
    <Button
      size="small"
      className="absolute z-20 -translate-x-1/2 animate-fade bg-surface shadow-lift"
      style={{ top: selected.top, left: selected.left }}
      // The selection would be lost with the focus.
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => {
        onComment(selected.anchor);
        getSelection()?.removeAllRanges();
      }}
    >
      <MessageSquarePlus aria-hidden />
      Comment
    </Button>
  );
}

function readSelection(root: HTMLElement): Selected | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const content = readElementText(root);
  const passage = content.toPassage(range);
  const anchor = passage && toAnchor(content.text, passage);
  if (!anchor) return null;
  const box = range.getBoundingClientRect();
  const half = 60;
  const left = Math.min(
    Math.max(box.left + box.width / 2, half),
    document.documentElement.clientWidth - half,
  );
  return { anchor, top: box.bottom + scrollY + 8, left: left + scrollX };
}
