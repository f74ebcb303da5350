import type { Paragraph } from '../subject/paragraph.ts';

/**
 * The share, 0 to 1, of a text that it has said before: of its sequences of 8 words outside quotations, those that are
 * also earlier in the text. 0 for a text that is shorter.
 */
export function measureRepetition(paragraphs: readonly Pick<Paragraph, 'ownShingles'>[]): number {
  const seen = new Set<string>();
  let [all, repeated] = [0, 0];
  for (const { ownShingles } of paragraphs) {
    for (const shingle of ownShingles()) {
      all += 1;
      if (seen.has(shingle)) repeated += 1;
      seen.add(shingle);
    }
  }
  return all === 0 ? 0 : repeated / all;
}
