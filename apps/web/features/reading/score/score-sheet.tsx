'use client';

import type { ReactNode } from 'react';
import { SideSheet } from '@/components/overlays/side-sheet.tsx';

interface ScoreSheetProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The figures of the article. */
  children: ReactNode;
}

/**
 * The figures of the article in a sheet over its lower part: on a phone they would otherwise be below the whole
 * article.
 */
export function ScoreSheet({ open, onOpenChange, children }: ScoreSheetProps) {
  return (
    <SideSheet title="About this article" open={open} onOpenChange={onOpenChange}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{children}</div>
    </SideSheet>
  );
}
