import { countWords } from '@headway/text/words';
import { collapseWhitespace } from '../../text/whitespace.ts';
import type { Quotation } from '../../writing/quote.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { References } from '../subject/references.ts';

/** A shorter text in quotation marks need not be a quotation. */
const MIN_QUOTED_WORDS = 4;

/** Finds the quotations of a paragraph that name no source, or that are not on the page that they name. */
export function findMisquotes(
  { quotations }: Pick<Paragraph, 'quotations'>,
  { sourceTexts }: Pick<References, 'sourceTexts'>,
): Quotation[] {
  return quotations.filter(({ text, numbers }) => {
    if (numbers.length === 0) return countWords(text) >= MIN_QUOTED_WORDS;
    const quoted = collapseWhitespace(text);
    return !numbers.some((n) => sourceTexts.get(n)?.includes(quoted));
  });
}
