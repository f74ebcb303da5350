import type { Paragraph } from './paragraph.ts';
import type { References } from './references.ts';

/**
 * Makes a measure of a paragraph remember its results, so that an assessment after a change measures only the changed
 * paragraphs. A paragraph belongs to one article, and is the same object in each of its assessments.
 */
export function perParagraph<R extends References, T>(
  measure: (paragraph: Paragraph, references: R) => T,
): (paragraph: Paragraph, references: R) => T {
  const known = new WeakMap<Paragraph, { value: T }>();
  return (paragraph, references) => {
    const found = known.get(paragraph) ?? { value: measure(paragraph, references) };
    known.set(paragraph, found);
    return found.value;
  };
}
