import Link from 'next/link';
import type { ReactNode } from 'react';
import { Wordmark } from './wordmark.tsx';

/** The bar at the top of every page of the workspace. */
export function AppHeader({ children }: { children: ReactNode }) {
  return (
    <header className="border-b border-rule print:hidden">
      <div className="page flex h-(--header-height) items-center justify-between gap-4">
        <Link href="/projects" className="-mx-1 flex rounded-sm px-1">
          <Wordmark />
          <span className="sr-only">, all projects</span>
        </Link>
        <div className="flex items-center gap-4">{children}</div>
      </div>
    </header>
  );
}
