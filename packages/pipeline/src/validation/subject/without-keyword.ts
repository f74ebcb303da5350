import type { Language } from '@headway/text/language';
import { toStems } from '@headway/text/words';

/** Leaves out terms that consist of words of the keyword: the check of the density counts those already. */
export function withoutKeyword<T extends { term: string }>(
  terms: readonly T[],
  keyword: string,
  language: Language,
): T[] {
  const own = new Set(toStems(keyword, language));
  return terms.filter(({ term }) => toStems(term, language).some((stem) => !own.has(stem)));
}
