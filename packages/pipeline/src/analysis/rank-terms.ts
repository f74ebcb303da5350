import type { TermStatistic } from '../protocol/stage-outputs.ts';
import { quantile } from '../text/quantile.ts';
import type { PageStatistics } from './page-statistics.ts';

const MAX_TERMS = 40;
/** Later terms cannot be among the first 40. */
const MAX_COMPARED = 10 * MAX_TERMS;
const MIN_SHARE_OF_PAGES = 0.3;

interface TermUse {
  stems: string[];
  /** The uses per 1,000 words of each page that has it. */
  rates: number[];
  forms: Map<string, number>;
}

/**
 * Ranks the terms that the pages share, with the quartiles of their uses.
 *
 * The keyword's own words are left out: its density judges them. The weight of a term is the share of pages that have it, times log2(1 + median uses per 1,000 words), times 1.35 for two
 * and 1.7 for three words.
 */
export function rankTerms(pages: readonly PageStatistics[], keyword: readonly string[]): TermStatistic[] {
  const uses = new Map<string, TermUse>();
  for (const page of pages) {
    for (const { stems, forms } of page.terms) {
      // different pages may write a term as one word or as two
      const key = stems.join('');
      const use: TermUse = uses.get(key) ?? { stems, rates: [], forms: new Map() };
      uses.set(key, use);
      const total = forms.reduce((sum, [, count]) => sum + count, 0);
      use.rates.push((total * 1000) / Math.max(1, page.words));
      for (const [form, count] of forms) {
        const shown = toShownForm(form);
        use.forms.set(shown, (use.forms.get(shown) ?? 0) + count);
      }
    }
  }
  const minPages = Math.max(2, Math.ceil(pages.length * MIN_SHARE_OF_PAGES));
  const ranked = [...uses.values()]
    .filter(({ stems, rates }) => rates.length >= minPages && saysSomething(stems))
    .filter(({ stems }) => stems.some((stem) => !keyword.includes(stem)))
    .map((use) => toStatistic(use, pages.length))
    .toSorted((a, b) => b.weight - a.weight || (a.term < b.term ? -1 : 1));
  return dropCovered(ranked.slice(0, MAX_COMPARED)).slice(0, MAX_TERMS);
}

/** Stems that any page of documentation has. */
const EMPTY = new Set(
  'code docum document exampl file follow good guid note page section step wai'.split(' '),
);

function saysSomething(stems: readonly string[]): boolean {
  return stems.some((stem) => stem.length > 2) && !stems.every((stem) => EMPTY.has(stem));
}

/** A form whose only capital is the first letter counts with the form in lower case. */
function toShownForm(form: string): string {
  return /^\p{Lu}\p{Ll}+(?:[ -]\p{Ll}+)*$/u.test(form) ? form.charAt(0).toLowerCase() + form.slice(1) : form;
}

function toStatistic({ stems, rates, forms }: TermUse, pages: number): TermStatistic {
  const [term] = [...forms].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0] ?? [stems.join(' ')];
  const weight =
    (rates.length / pages) * Math.log2(1 + quantile(rates, 0.5)) * (1 + 0.35 * (stems.length - 1));
  return {
    term,
    stems,
    pages: rates.length,
    low: round(quantile(rates, 0.25)),
    high: round(quantile(rates, 0.75)),
    weight: round(weight),
  };
}

/** Drops terms that hardly occur outside a longer term. */
function dropCovered(ranked: readonly TermStatistic[]): TermStatistic[] {
  return ranked.filter(
    (term) =>
      !ranked.some(
        (longer) =>
          longer.stems.length > term.stems.length &&
          ` ${longer.stems.join(' ')} `.includes(` ${term.stems.join(' ')} `) &&
          longer.pages >= term.pages * 0.8 &&
          longer.high >= term.high * 0.7,
      ),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
