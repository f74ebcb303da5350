import { toWords } from '../text/words.ts';
import { OVERLAP_WORDS, SHINGLE_WORDS, toShingleSet } from './originality.ts';

/** Tells what of an edited text is nobody's own: quoted, left from the generated text, or a source's. */
export interface Leftovers {
  /** Of a text's words, the share that people wrote themselves: 0 to 1. */
  ownShare(text: { paragraphs: readonly { text: string }[] }): number;
}

const QUOTATION = /(“[^“”]*”)/u;

function toLowerWords(text: string): string[] {
  return toWords(text).map((word) => word.toLowerCase());
}

/**
 * @param original the paragraphs of the generated text, quotations and all: without its marks a quotation is
 *   still not one's own
 * @param sourceShingles sequences of eight words of the sources, some of which the original did not quote
 */
export function toLeftovers(original: readonly string[], sourceShingles: ReadonlySet<string>): Leftovers {
  const drafted = toShingleSet(original, SHINGLE_WORDS);
  // `The same page adds:` is too short for a sequence and still the draft's
  const remarks = new Set(
    original.flatMap((paragraph) => paragraph.split(QUOTATION).map((part) => toLowerWords(part).join(' '))),
  );

  function countOwn(part: string): number {
    const words = toLowerWords(part);
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

  return {
    ownShare({ paragraphs }) {
      let all = 0;
      let own = 0;
      for (const { text } of paragraphs) {
        for (const part of text.replace(/\[\d+\]/gu, ' ').split(QUOTATION)) {
          all += toWords(part).length;
          if (!part.startsWith('“')) own += countOwn(part);
        }
      }
      return all === 0 ? 0 : own / all;
    },
  };
}
