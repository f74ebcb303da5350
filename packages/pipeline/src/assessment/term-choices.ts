import type { TermChoices } from '@headway/text/words';
import type { TermStatistic } from '../protocol/stage-outputs.ts';

/** Rates are per this many words, so that no use of an added term is too many. */
const WORDS = 1000;

/** The terms of the pages as a team has chosen them. An added term weighs nothing in the score. */
export function chooseTerms(
  terms: readonly TermStatistic[],
  { ignored, added }: TermChoices,
): TermStatistic[] {
  const without = new Set(ignored.map(toKey));
  const known = new Set(terms.map(({ term }) => toKey(term)));
  return [
    ...added
      .filter((term) => !known.has(toKey(term)))
      .map((term) => ({ term, stems: [], pages: 0, low: 0, high: WORDS, weight: 0 })),
    ...terms.filter(({ term }) => !without.has(toKey(term))),
  ];
}

function toKey(term: string): string {
  return term.trim().toLowerCase();
}
