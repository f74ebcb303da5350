import type { ReactNode } from 'react';
import { Breadcrumb } from './breadcrumb.tsx';

interface PageTitleProps {
  /** Links to the pages above, outermost first. */
  trail?: readonly { label: string; href: string }[];
  title: string;
  /** A line below the title. */
  note?: ReactNode;
  actions?: ReactNode;
}

const NO_TRAIL: NonNullable<PageTitleProps['trail']> = [];

/** The page's heading, with links to the pages above it. */
export function PageTitle({ trail = NO_TRAIL, title, note, actions }: PageTitleProps) {
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0">
        {trail.length > 0 && (
          <div className="mb-2">
            <Breadcrumb trail={trail} />
          </div>
        )}
        <h1 className="font-serif text-2xl font-semibold tracking-tight text-balance sm:text-3xl">{title}</h1>
        {note !== undefined && <div className="mt-1.5 text-ink-soft">{note}</div>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
