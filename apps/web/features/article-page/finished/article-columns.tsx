import type { ReactNode } from 'react';
import { cn } from '@/components/cn.ts';
import { SideSheet } from '@/components/overlays/side-sheet.tsx';
import { useIsAtLeast } from './use-is-at-least.ts';
import type { SidePanels } from './use-side-panels.ts';

interface ArticleColumnsProps {
  panels: SidePanels;
  text: ReactNode;
  /** Score, checks and the other figures of the article. */
  rail: ReactNode;
  /** Renders the comments: beside the article, or in a panel over it. */
  renderComments: (isBeside: boolean) => ReactNode;
}

/**
 * The article with its rail and its comments. From 90rem on both fit beside the text; from 64rem on one of them does, and
 * comments hide the rail; below that, the rail is under the text and also in a sheet over it.
 */
export function ArticleColumns({ panels, text, rail, renderComments }: ArticleColumnsProps) {
  const { showsComments, showsScore, setShowsScore } = panels;
  const isWide = useIsAtLeast('64rem');
  const isVeryWide = useIsAtLeast('90rem');
  return (
    <div
      className={cn(
        'mt-6 grid gap-y-14',
        showsComments && isVeryWide
          ? 'grid-cols-[minmax(0,1fr)_20rem_clamp(18.5rem,20vw,24rem)] gap-x-12'
          : 'gap-x-16 lg:grid-cols-[minmax(0,1fr)_clamp(18.5rem,24vw,30rem)]',
      )}
    >
      {text}
      {(!showsComments || !isWide || isVeryWide) && (
        <aside aria-label="About this article" className="min-w-0 print:hidden lg:order-last">
          <div className="self-start lg:sticky lg:top-16 lg:max-h-[calc(100dvh-4rem)] lg:overflow-y-auto lg:overscroll-contain lg:pt-2 lg:pb-6">
            {rail}
          </div>
        </aside>
      )}
      {!isWide && (
        // on a phone the figures would otherwise be below the whole article
        <SideSheet title="About this article" open={showsScore} onOpenChange={setShowsScore}>
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-4">{rail}</div>
        </SideSheet>
      )}
      <aside aria-label="Comments on this article" className="min-w-0 empty:hidden print:hidden">
        {renderComments(isWide)}
      </aside>
    </div>
  );
}
