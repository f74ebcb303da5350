import { toFigure, toRange } from '@headway/ground';
import type { Term } from '@headway/pipeline/article';
import { EyeOff, X } from 'lucide-react';
import { toast } from 'sonner';
import { ChangeFigure } from './change-figure.tsx';
import type { TermActions } from './term-actions.ts';
import { TermForm } from './term-form.tsx';
import { TermSteps } from './term-steps.tsx';
import { toTermGroups, type TermGroup } from './to-term-groups.ts';

interface TermsViewProps {
  terms: readonly Term[];
  /** Of the stored version. */
  stored: readonly Term[];
  actions: TermActions;
}

/** How often the article uses the terms of the competing pages, and how often those typically use them. */
export function TermsView({ terms, stored, actions }: TermsViewProps) {
  const before = new Map(stored.map(({ term, count }) => [term, count]));
  // the team's own terms have a group once there are some; those of the pages always do
  const groups = toTermGroups(terms).filter(({ fit, terms: { length } }) => fit !== 'own' || length > 0);
  return (
    <>
      {actions.onChoose && <TermForm onAdd={(term) => actions.onChoose?.(term, 'added') ?? null} />}
      <IgnoredTerms actions={actions} />
      {terms.length === 0 ? (
        <p className="text-sm text-ink-soft">No terms to compare.</p>
      ) : (
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
          {groups.map((group) => (
            <tbody key={group.fit} className="tabular-nums">
              <tr className="border-b border-rule">
                <th scope="rowgroup" colSpan={3} className="eyebrow pt-4 pb-1.5 text-left">
                  {group.title} <span className="tabular-nums">({group.terms.length})</span>
                  {group.fit === 'own' && (
                    <span className="block font-normal tracking-normal text-ink-soft normal-case">
                      Counted, without a typical number: no page gives one. They do not change the score.
                    </span>
                  )}
                </th>
              </tr>
              {group.terms.map((term) => (
                <TermRow
                  key={term.term}
                  term={term}
                  fit={group.fit}
                  before={before.get(term.term) ?? term.count}
                  actions={actions}
                />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  );
}

interface TermRowProps extends Pick<TermsViewProps, 'actions'> {
  term: Term;
  fit: TermGroup['fit'];
  /** How often the stored version uses it. */
  before: number;
}

const usedTones: Record<TermGroup['fit'], string> = {
  own: '',
  missing: 'text-caution',
  'too-few': 'text-caution',
  'too-many': 'text-caution',
  fine: 'text-positive',
};

const iconButton = 'rounded-sm p-0.5 text-ink-faint hover:text-ink focus-visible:text-ink';

function TermRow({ term: { term, count, low, high, isAdded = false }, fit, before, actions }: TermRowProps) {
  const { shown, onShow, onHide, onChoose } = actions;
  return (
    <tr className="border-b border-rule last:border-0">
      <th scope="row" className="py-1.5 pr-3 text-left font-normal break-words">
        {count > 0 ? (
          <button
            type="button"
            onClick={() => onShow(term, 1)}
            className="rounded-sm text-left underline decoration-rule-strong decoration-dotted underline-offset-4 hover:decoration-current"
          >
            {term}
          </button>
        ) : (
          term
        )}
        {shown?.term === term && (
          <span className="mt-0.5 block text-xs">
            <TermSteps shown={shown} onShow={onShow} onHide={onHide} />
          </span>
        )}
      </th>
      <td className="py-1.5 text-right font-medium whitespace-nowrap">
        <ChangeFigure by={count - before} isGain={null} className="mr-1.5" />
        <span className={usedTones[fit]}>{toFigure(count)}</span>
      </td>
      <td className="py-1.5 pl-3 text-right whitespace-nowrap text-ink-soft">
        {isAdded ? '–' : toRange(low, high)}
        {onChoose && (
          <button
            type="button"
            aria-label={isAdded ? `Remove “${term}”` : `Ignore “${term}”`}
            title={isAdded ? 'Remove' : 'Ignore'}
            onClick={() => showRefusedTerm(onChoose(term, isAdded ? null : 'ignored'))}
            className={`${iconButton} ml-1 align-middle`}
          >
            {isAdded ? <X aria-hidden className="size-3.5" /> : <EyeOff aria-hidden className="size-3.5" />}
          </button>
        )}
      </td>
    </tr>
  );
}

/** Says why a choice of a term was refused. */
function showRefusedTerm(refusal: string | null): void {
  if (refusal !== null) toast.error(refusal);
}

/** The terms that the team ignores, with a way back. */
function IgnoredTerms({ actions: { choices, onChoose } }: Pick<TermsViewProps, 'actions'>) {
  if (choices.ignored.length === 0) return null;
  return (
    <section className="mb-5 text-xs text-ink-soft">
      <h3 className="eyebrow">
        Ignored <span className="tabular-nums">({choices.ignored.length})</span>
      </h3>
      <ul className="mt-1.5 space-y-1">
        {choices.ignored.map((term) => (
          <li key={term} className="flex justify-between gap-3">
            {term}
            {onChoose && (
              <button
                type="button"
                onClick={() => showRefusedTerm(onChoose(term, null))}
                className="rounded-sm font-medium text-accent underline-offset-2 hover:underline"
              >
                Use again
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
