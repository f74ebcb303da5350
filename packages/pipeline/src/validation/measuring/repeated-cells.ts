import type { Sentence } from '../subject/sentence.ts';
import type { Subject } from '../subject/subject.ts';
import { rate, toBadShare, type Rating } from './rate.ts';
import { REPETITION } from './repetition.ts';

/** A cell that shares so much of its words, in their order, with the paragraphs repeats them. */
const MIN_KNOWN_SHARE = 0.6;
/** A shorter cell is an entry of its table, and can have the words of any sentence. */
const MIN_CELL_WORDS = 8;

/** How much of a text its tables repeat of its paragraphs, and the first such cell. */
export interface RepeatedCells {
  rating: Rating;
  passage: string | null;
}

/**
 * Finds the cells of tables that say a sentence of the text once more, or the same as another cell. Two cells may be of one
 * pattern, as in `It is used for X`.
 */
export function findRepeatedCells({ paragraphs, sections }: Subject): RepeatedCells {
  const said = new Set(paragraphs.flatMap(({ sentences }) => sentences.flatMap(({ skeleton }) => skeleton)));
  const cells = new Set<string>();
  const repeated = sections
    .flatMap((section) => section.cells)
    .flatMap(({ sentences }) => sentences)
    .filter((sentence) => {
      if (sentence.words < MIN_CELL_WORDS) return false;
      const text = sentence.ownWords.join(' ');
      const isRepeated = cells.has(text) || toKnownShare(sentence, said) >= MIN_KNOWN_SHARE;
      cells.add(text);
      return isRepeated;
    });
  const words = repeated.reduce((sum, sentence) => sum + sentence.words, 0);
  const others = paragraphs.reduce((sum, paragraph) => sum + paragraph.words.length, 0);
  return { rating: rate(toBadShare(words, others), REPETITION), passage: repeated[0]?.text ?? null };
}

function toKnownShare({ skeleton }: Sentence, said: ReadonlySet<string>): number {
  return skeleton.filter((part) => said.has(part)).length / Math.max(1, skeleton.length);
}
