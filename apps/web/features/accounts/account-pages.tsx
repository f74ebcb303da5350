import { toFigure, toRange } from '@headway/ground';
import Link from 'next/link';
import { Button } from '@/components/button.tsx';
import { PAGE_SIZE, toAccountsPath, type AccountQuery } from './account.ts';

/** How many accounts there are, and links to the page before and the page after. */
export function AccountPages({ query, total }: { query: AccountQuery; total: number }) {
  const last = Math.ceil(total / PAGE_SIZE);
  const first = (query.page - 1) * PAGE_SIZE;
  if (last <= 1) return null;
  return (
    <nav aria-label="Pages" className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm">
      <p className="text-ink-soft tabular-nums">
        {toRange(first + 1, Math.min(first + PAGE_SIZE, total))} of {toFigure(total)}
      </p>
      <div className="flex gap-2">
        {query.page > 1 && (
          <Button asChild size="small">
            <Link href={toAccountsPath({ ...query, page: query.page - 1 })}>Previous</Link>
          </Button>
        )}
        {query.page < last && (
          <Button asChild size="small">
            <Link href={toAccountsPath({ ...query, page: query.page + 1 })}>Next</Link>
          </Button>
        )}
      </div>
    </nav>
  );
}
