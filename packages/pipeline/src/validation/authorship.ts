import { recall } from '../text/recall.ts';
import { toWords } from '../text/words.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingleSet } from './shingles.ts';

const QUOTATION = /(“[^“”]*”)/u;
const REMEMBERED_PARAGRAPHS = 5_000;

/** How many words a paragraph has, and how many of them people wrote themselves. */
interface Authorship {
  all: number;
  own: number;
}

/**
 * Tells of the paragraphs of an edited text what is nobody's own in them: quoted, left from the generated text, or
 * a source's.
 *
 * @param original the paragraphs of the generated text, quotations and all: without its marks a quotation is
 *   still not one's own
 * @param sourceShingles sequences of eight words of the sources, which say more than was quoted
 */
export function createAuthorship(
  original: readonly string[],
  sourceShingles: ReadonlySet<string>,
): (paragraph: string) => Authorship {
  const drafted = toShingleSet(original, SHINGLE_WORDS);
  // `The same page adds:` is too short for a sequence and still the draft's
  const remarks = new Set(
    original.flatMap((paragraph) => paragraph.split(QUOTATION).map((part) => toLowerWords(part).join(' '))),
  );

  function countOwn(words: readonly string[]): number {
    if (remarks.has(words.join(' '))) return 0;
    const isTaken = words.map(() => false);
    const take = (size: number, known: ReadonlySet<string>): void => {
      for (let i = 0; i + size <= words.length; i += 1) {
        if (known.has(words.slice(i, i + size).join(' '))) isTaken.fill(true, i, i + size);
      }
    };
    take(SHINGLE_WORDS, drafted);
    take(OVERLAP_WORDS, sourceShingles);
    return isTaken.filter((taken) => !taken).length;
  }

  return recall((paragraph) => {
    const count = { all: 0, own: 0 };
    for (const part of paragraph.replace(/\[\d+\]/gu, ' ').split(QUOTATION)) {
      const words = toLowerWords(part);
      count.all += words.length;
      if (!part.startsWith('“')) count.own += countOwn(words);
    }
    return count;
  }, REMEMBERED_PARAGRAPHS);
}

function toLowerWords(text: string): string[] {
  return toWords(text.toLowerCase());
}
