import type { TermStatistic } from '../protocol/stage-outputs.ts';

/** Which terms a team has chosen for its article. */
export interface TermChoices {
  /** Terms of the pages that do not count. */
  ignored: readonly string[];
  /** Terms of the team's own. */
  added: readonly string[];
}

/** An added term is typical twice to eight times per 1,000 words, as half of the terms of pages are. */
const [LOW, HIGH] = [2, 8];

/** The terms of the pages as a team has chosen them. An added term weighs as much as the pages' terms do on average. */
export function chooseTerms(
  terms: readonly TermStatistic[],
  { ignored, added }: TermChoices,
): TermStatistic[] {
  const without = new Set(ignored.map(toKey));
  const known = new Set(terms.map(({ term }) => toKey(term)));
  const weight = terms.length === 0 ? 1 : terms.reduce((sum, term) => sum + term.weight, 0) / terms.length;
  return [
    ...added
      .filter((term) => !known.has(toKey(term)))
      .map((term) => ({ term, stems: [], pages: 1, low: LOW, high: HIGH, weight })),
    ...terms.filter(({ term }) => !without.has(toKey(term))),
  ];
}

function toKey(term: string): string {
  return term.trim().toLowerCase();
}
