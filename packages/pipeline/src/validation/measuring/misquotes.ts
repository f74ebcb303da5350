import { withoutCitations } from '@headway/text/citations';
import { countWords } from '@headway/text/words';
import { perObject } from '../../text/per-object.ts';
import type { Quotation } from '../../writing/quote.ts';
import type { Paragraph } from '../subject/paragraph.ts';
import type { References } from '../subject/references.ts';

/** A shorter text in quotation marks need not be a quotation. */
const MIN_QUOTED_WORDS = 4;
/** A whole sentence, as nobody names a setting or a title. */
const WHOLE_SENTENCE = /^[\p{Lu}\p{Lo}\p{N}“‘¿¡].*[.!?。][”’)\]]*$/su;
/** A title: all words of four letters begin with a capital. */
const TITLE = /^(?!.*(?<!\p{L})\p{Ll}\p{L}{3,}).*\p{Lu}/su;

/** A quotation that is not found. */
export interface Misquote extends Quotation {
  /** Whether it must be a quotation. A title, a setting and a remark stand in quotation marks, too. */
  isCertain: boolean;
}

/**
 * Finds the quotations of a paragraph that are not on the page that they name, or on no page of the sources if they name
 * none. Letter case, marks of punctuation, and parts left out by `[…]` do not count.
 */
export function findMisquotes(
  { text: paragraph, quotations, citations }: Pick<Paragraph, 'text' | 'quotations' | 'citations'>,
  { sourceTexts }: Pick<References, 'sourceTexts'>,
): Misquote[] {
  if (quotations.length === 0) return [];
  const pages = toComparablePages(sourceTexts);
  return quotations.flatMap((quotation): Misquote[] => {
    const { text, numbers, start, end } = quotation;
    const named = numbers.length > 0 ? numbers : [...pages.keys()];
    const isFound = named.some((n) => isOnPage(text, pages.get(n) ?? ''));
    const words = countWords(text);
    if (isFound || (numbers.length === 0 && words < MIN_QUOTED_WORDS) || words === 0) return [];
    if (numbers.length > 0) return [{ ...quotation, isCertain: words >= MIN_QUOTED_WORDS }];
    if (TITLE.test(text)) return [];
    const isAlone = countWords(paragraph.slice(0, start) + paragraph.slice(end)) === 0;
    const isAttributed = isAlone || citations.length > 0;
    return [{ ...quotation, isCertain: isAttributed && WHOLE_SENTENCE.test(text.trim()) }];
  });
}

const toComparablePages = perObject(
  (texts: References['sourceTexts']) => new Map([...texts].map(([n, text]) => [n, toComparable(text)])),
);

/** Lower case, one form of each mark, and one space between words. */
function toComparable(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[“”„«»‹›"‘’‚'`]/gu, '')
    .replaceAll(/[‐‑–—]/gu, '-')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** Whether all parts of a quotation are on a page, in their order. */
function isOnPage(quoted: string, page: string): boolean {
  return hasParts(quoted, page) || hasParts(withoutCitations(quoted), page);
}

function hasParts(quoted: string, page: string): boolean {
  const parts = toComparable(quoted)
    .split(/\[[^[\]]*\]|…|\.\.\./u)
    .map((part) => part.replaceAll(/^[\s.,;:!?]+|(?<![\s.,;:!?])[\s.,;:!?]+$/gu, ''));
  let at = 0;
  return parts.every((part) => {
    const found = page.indexOf(part, at);
    at = found + part.length;
    return found !== -1;
  });
}
