import type { Language } from '@headway/text/language';
import { createPhraseFinder, toContentStems } from '@headway/text/words';
import { countEach } from './count-each.ts';

/**
 * The stems of a keyword as these texts spell it, without stop words: those of `Next.js` for `nextjs`, if that is how they
 * write it.
 */
export function toKeywordStems(keyword: string, texts: readonly string[], language: Language): string[] {
  const find = createPhraseFinder([keyword], language);
  const spellings = countEach(
    texts.flatMap((text) => find(text).map(({ start, end }) => text.slice(start, end))),
  );
  const [commonest] = [...spellings].toSorted(([, a], [, b]) => b - a);
  return toContentStems(commonest?.[0] ?? keyword, language);
}
