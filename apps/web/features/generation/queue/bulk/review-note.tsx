import Link from 'next/link';
import type { CheckedRow } from './check-list.ts';
import type { Known } from './review-list.ts';

/** What is to be known of a line of a list: its title and language, or why it is not chosen. */
export function ReviewNote({ row, known }: { row: CheckedRow; known: Known | undefined }) {
  if (row.state === 'refused') return <p className="text-sm text-danger sm:text-right">{row.reason}</p>;
  if (row.state === 'repeated')
    return <p className="text-sm text-ink-soft sm:text-right">Repeats line {row.firstLine}</p>;
  if (known === undefined)
    return (
      <p className="min-w-0 text-sm wrap-anywhere text-ink-soft sm:text-right">
        {[row.title, row.locale].filter(Boolean).join(' · ')}
      </p>
    );
  if (known.contentId === null)
    return <p className="text-sm text-caution sm:text-right">Waits in the queue</p>;
  return (
    <p className="text-sm text-caution sm:text-right">
      Exists:{' '}
      <Link href={`/content/${known.contentId}`} target="_blank" className="rounded-sm underline">
        {known.title ?? row.keyword}
      </Link>
    </p>
  );
}
