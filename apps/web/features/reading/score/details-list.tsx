import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';

/** Details of a figure, folded until opened. */
export function DetailsList({ summary, children }: { summary: string; children: ReactNode }) {
  return (
    <details className="group mt-2">
      <summary className="flex items-center gap-1 rounded-sm text-xs font-medium text-ink-soft hover:text-ink [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-3.5 transition-transform duration-100 group-open:rotate-90"
        />
        <span className="tabular-nums">{summary}</span>
      </summary>
      <ul className="mt-2 space-y-1.5 pl-4.5 text-xs">{children}</ul>
    </details>
  );
}
