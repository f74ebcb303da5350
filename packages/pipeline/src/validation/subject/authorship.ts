import { toSurfaces } from '@headway/text/words';
import { splitQuoted } from '../../text/find-quoted.ts';
import { perObject } from '../../text/per-object.ts';
import type { Paragraph } from './paragraph.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingleSet } from './shingles.ts';

/** The number of words of a paragraph, and how many of them people wrote themselves. */
interface Authorship {
  all: number;
  own: number;
}

/**
 * Counts the words of a paragraph that people wrote themselves: words that are not quoted, not left from the generated
 * text, and not copied from a source.
 *
 * @param original the paragraphs of the generated text, with their quotations: a quotation whose marks were removed is
 *   not a person's own text
 * @param sourceShingles the sequences of 8 words of the sources
 */
export function createAuthorship(
  original: readonly string[],
  sourceShingles: ReadonlySet<string>,
): (paragraph: Paragraph) => Authorship {
  const drafted = toShingleSet(original, SHINGLE_WORDS);
  // `The same page adds:` is too short for a sequence, but is left from the generated text
  const remarks = new Set(
    original.flatMap((paragraph) => splitQuoted(paragraph).map(({ text }) => toLowerWords(text).join(' '))),
  );

  function countOwn(words: readonly string[]): number {
    if (remarks.has(words.join(' '))) return 0;
    const isKnown = words.map(() => false);
    const mark = (size: number, known: ReadonlySet<string>): void => {
      for (let i = 0; i + size <= words.length; i += 1) {
        if (known.has(words.slice(i, i + size).join(' '))) isKnown.fill(true, i, i + size);
      }
    };
    mark(SHINGLE_WORDS, drafted);
    mark(OVERLAP_WORDS, sourceShingles);
    return isKnown.filter((known) => !known).length;
  }

  return perObject(({ uncited }: Paragraph) => {
    const count = { all: 0, own: 0 };
    for (const { text, isQuoted } of splitQuoted(uncited)) {
      const words = toLowerWords(text);
      count.all += words.length;
      if (!isQuoted) count.own += countOwn(words);
    }
    return count;
  });
}

function toLowerWords(text: string): string[] {
  return toSurfaces(text.toLowerCase());
}
