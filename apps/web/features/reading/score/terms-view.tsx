import { toRange } from '@headway/ground';
import type { Term } from '@headway/pipeline/article';
import { ChangeFigure } from './change-figure.tsx';
import { toTermGroups, type TermGroup } from './to-term-groups.ts';

interface TermsViewProps {
  terms: readonly Term[];
  /** Of the stored version. */
  stored: readonly Term[];
  onShow: (term: string) => void;
}

/** How often the article uses the terms of the competing pages, and how often those typically use them. */
export function TermsView({ terms, stored, onShow }: TermsViewProps) {
  if (terms.length === 0) return <p className="text-sm text-ink-soft">No terms to compare.</p>;
  const before = new Map(stored.map(({ term, count }) => [term, count]));
  return (
    <table className="w-full text-sm">
      <caption className="mb-3 text-left text-xs text-ink-soft">
        How often each term is used, compared with pages of similar length on the same subject.
      </caption>
      <thead>
        <tr className="eyebrow text-right [&>th]:pb-1 [&>th]:font-medium">
          <th scope="col" className="text-left">
            Term
          </th>
          <th scope="col">Used</th>
          <th scope="col">Typical</th>
        </tr>
      </thead>
      {toTermGroups(terms).map((group) => (
        <tbody key={group.fit} className="tabular-nums">
          <tr className="border-b border-rule">
            <th scope="rowgroup" colSpan={3} className="eyebrow pt-4 pb-1.5 text-left">
              {group.title} <span className="tabular-nums">({group.terms.length})</span>
            </th>
          </tr>
          {group.terms.map((term) => (
            <TermRow
              key={term.term}
              term={term}
              fit={group.fit}
              before={before.get(term.term) ?? term.count}
              onShow={onShow}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface TermRowProps extends Pick<TermsViewProps, 'onShow'> {
  term: Term;
  fit: TermGroup['fit'];
  /** How often the stored version uses it. */
  before: number;
}

function TermRow({ term: { term, count, low, high }, fit, before, onShow }: TermRowProps) {
  return (
    <tr className="border-b border-rule last:border-0">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal break-words">
        {count > 0 ? (
          <button
            type="button"
            onClick={() => onShow(term)}
            className="rounded-sm text-left underline decoration-rule-strong decoration-dotted underline-offset-4 hover:decoration-current"
          >
            {term}
          </button>
        ) : (
          term
        )}
      </th>
      <td className="py-1.5 text-right font-medium whitespace-nowrap">
        <ChangeFigure by={count - before} isGain={null} className="mr-1.5" />
        <span className={fit === 'fine' ? 'text-positive' : 'text-caution'}>{count}</span>
      </td>
      <td className="py-1.5 pl-3 text-right whitespace-nowrap text-ink-soft">{toRange(low, high)}</td>
    </tr>
  );
}
