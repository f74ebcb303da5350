import type { Shelf } from '@headway/topics/project';
import Link from 'next/link';
import { cn } from '@/components/cn.ts';
import { DEFAULT_QUERY, toListPath, type ContentQuery } from '@/features/projects/content-query.ts';

const SHELVES: readonly { shelf: Shelf; label: string }[] = [
  { shelf: 'active', label: 'Active' },
  { shelf: 'archive', label: 'Archive' },
  { shelf: 'trash', label: 'Trash' },
];

interface ShelfTabsProps {
  projectId: string;
  query: ContentQuery;
  /** Only editors see the trash. */
  mayWrite: boolean;
}

/** Links to the shelves of a project. */
export function ShelfTabs({ projectId, query, mayWrite }: ShelfTabsProps) {
  return (
    <nav aria-label="Shelves" className="mb-4 flex gap-4 text-sm">
      {SHELVES.filter(({ shelf }) => mayWrite || shelf !== 'trash').map(({ shelf, label }) => (
        <Link
          key={shelf}
          href={toListPath(projectId, { ...DEFAULT_QUERY, order: query.order, shelf })}
          aria-current={shelf === query.shelf ? 'page' : undefined}
          className={cn(
            'rounded-sm py-1 hover:text-ink',
            shelf === query.shelf ? 'font-medium text-ink underline underline-offset-6' : 'text-ink-soft',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
