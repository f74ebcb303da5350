import type { Term } from '@headway/pipeline/article';

/** Terms whose use compares with the typical use in the same way. */
export interface TermGroup {
  fit: 'own' | 'missing' | 'too-few' | 'too-many' | 'fine';
  title: string;
  terms: readonly Term[];
}

const titles: Record<TermGroup['fit'], string> = {
  own: 'Your own',
  missing: 'Missing',
  'too-few': 'Too few',
  'too-many': 'Too many',
  fine: 'Good',
};

/** Groups the terms by how their use compares with the typical use, in the given order. Empty groups are included. */
export function toTermGroups(terms: readonly Term[]): TermGroup[] {
  return (['own', 'missing', 'too-few', 'too-many', 'fine'] as const).map((fit) => ({
    fit,
    title: titles[fit],
    terms: terms.filter((term) => toFit(term) === fit),
  }));
}

function toFit({ count, low, high, isAdded }: Term): TermGroup['fit'] {
  // no page says how often is usual
  if (isAdded === true) return 'own';
  if (count > high) return 'too-many';
  if (count >= low) return 'fine';
  return count === 0 ? 'missing' : 'too-few';
}
