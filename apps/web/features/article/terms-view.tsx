import type { Term } from '@headway/pipeline/article';
import { cn } from '@/components/cn.ts';

/** How often the article uses the terms of the competing pages, beside how often those typically do. */
export function TermsView({ terms }: { terms: readonly Term[] }) {
  if (terms.length === 0) return <p className="text-sm text-ink-soft">No terms were found to compare.</p>;
  return (
    <table className="w-full text-sm">
      <caption className="mb-3 text-left text-xs text-ink-soft">
        How often each term is used, and how often pages on the same subject typically use it.
      </caption>
      <thead>
        <tr className="eyebrow border-b border-rule text-right [&>th]:pb-2 [&>th]:font-medium">
          <th scope="col" className="text-left">
            Term
          </th>
          <th scope="col">Used</th>
          <th scope="col">Typical</th>
        </tr>
      </thead>
      <tbody className="tabular-nums">
        {terms.map((term) => {
          const fit = toFit(term);
          return (
            <tr key={term.term} className="border-b border-rule last:border-0">
              <th scope="row" className="py-1.5 pr-3 text-left font-normal break-words">
                {term.term}
              </th>
              <td className={cn('py-1.5 text-right font-medium', fit.tone)}>
                {term.count}
                {fit.label !== '' && <span className="sr-only"> ({fit.label})</span>}
              </td>
              <td className="py-1.5 pl-3 text-right whitespace-nowrap text-ink-soft">
                {term.low === term.high ? term.low : `${term.low}–${term.high}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function toFit({ count, low, high }: Term): { label: string; tone: string } {
  if (count < low) return { label: 'less than typical', tone: 'text-caution' };
  if (count > high) return { label: 'more than typical', tone: 'text-caution' };
  return { label: '', tone: 'text-positive' };
}
