import type { Language } from '@headway/text/language';
import { toContentStemsOfWord, toWords } from '@headway/text/words';

/**
 * The stems under which a text is found: of the parts of its words without stop words, and of words with several parts as
 * one word. A page about `Next.js` is found for `nextjs`, too.
 */
export function toSearchedStems(text: string, language: Language): string[] {
  return toWords(text, language).flatMap((word) => {
    const stems = toContentStemsOfWord(word);
    return word.parts.length > 1 && stems.length > 0 ? [...stems, word.stem] : stems;
  });
}

/** The stems that a keyword is searched for: those of its words, and of the keyword as one word. */
export function toQueryStems(keyword: string, language: Language): string[] {
  const parts = toWords(keyword, language).flatMap((word) => word.parts);
  const joined = language.compare(parts.map(({ folded }) => folded).join('')).stem;
  return [...new Set([...parts.flatMap(({ isStopWord, stem }) => (isStopWord ? [] : [stem])), joined])];
}
