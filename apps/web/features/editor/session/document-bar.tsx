import type { ReactNode } from 'react';
import { Skeleton } from '@/components/skeleton.tsx';
import { Callout } from '@/components/callout.tsx';
import { FormatToolbar } from '../toolbar/format-toolbar.tsx';
import { SaveIndicator } from '../saving/save-indicator.tsx';
import type { LiveDocument } from './use-live-document.ts';

interface DocumentBarProps {
  live: LiveDocument;
  mayEdit: boolean;
  /** Further buttons, shown at its end. */
  children: ReactNode;
}

/** The bar that stays above the article: the tools of editors, the state of their edits, and further buttons. */
export function DocumentBar({ live, mayEdit, children }: DocumentBarProps) {
  const { editor, state, hasFailed } = live;
  return (
    <>
      <div className="sticky top-0 z-20 -mx-1 flex min-h-12 print:hidden [@media(max-height:28rem)]:static items-center gap-x-2 border-b border-rule bg-paper px-1 py-1.5 max-lg:flex-wrap">
        {/* on a narrow page the tools are in rows of their own */}
        <div className="min-w-0 flex-1 max-lg:order-last max-lg:basis-full">
          {mayEdit && editor && <FormatToolbar editor={editor} />}
          {mayEdit && !editor && !hasFailed && <Skeleton className="h-9 w-64 max-w-full" />}
        </div>
        <div className="flex items-center gap-2 max-lg:w-full max-lg:justify-end">
          {state && (mayEdit || state.status !== 'live') && <SaveIndicator state={state} />}
          {children}
        </div>
      </div>
      {hasFailed && (
        <Callout role="alert" tone="caution" className="mt-4" title="The editor could not be loaded">
          <p>You can still read the article. Reload the page to edit it and to see changes by others.</p>
        </Callout>
      )}
    </>
  );
}
