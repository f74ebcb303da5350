/** A number has at most three digits: `[2024]` is a year. */
const NUMBER = String.raw`\d{1,3}`;
const UNTIL = String.raw`(?:\s?(?:[-‐‑–—~…]|\.{2,3})\s?|\s(?:to|through|bis|à|a|al|tot)\s)`;
const LABEL = String.raw`(?:\^|#|n[.°º]\s?|n[or]s?\.\s?|(?:sources?|refs?\.?|references?|quellen?|fuentes?|fonti|fontes?|bron|bronnen)[:\s]\s?#?)?`;
/** The place in a source: `, p. 2`. */
export const DETAIL = String.raw`,?\s(?:pp?|pages?|s|seiten?|p[áa]gs?|p[áa]ginas?|blz|pag|sec|section|ch|chap|kap|fig|figure|abb|tab|table|§)\.?\s?\d{1,4}(?:[-–]\d{1,4})?`;
const RANGE = String.raw`${NUMBER}(?:${UNTIL}${NUMBER})?(?!\d)`;
const ITEM = String.raw`${LABEL}${RANGE}(?:${DETAIL})?`;
/** `/`, `+` and `of` join sources or write a fraction, a sum, a count: see `mayBeFraction`. */
const BETWEEN = String.raw`(?:,?\s(?:and|und|et|y|e|en|&|or|oder|ou|o|of)\s|\s?[,;、/+|·&]\s?|\s)`;
const NUMBERS = String.raw`\s?${ITEM}(?:${BETWEEN}${ITEM})*\s?`;
const SOURCE = String.raw`(?:†[^】\]]{0,80})?`;
/**
 * Brackets behind a word are an index unless they have a caret. Brackets behind a backslash are no citation, and those
 * before a colon at the start of a text are a definition or a footnote.
 */
const BRACKETS = String.raw`(?:(?<![\p{L}\p{Nd}_\\]|[\p{L}_]\[\d{1,3}\])|(?<!\\)(?=\[\^))(?:\[\[${NUMBERS}\]\]|\[${NUMBERS}${SOURCE}\])(?!\()(?!:(?<=^\s*\[[^\]]*\]:))`;
const WIDE = String.raw`【${NUMBERS}${SOURCE}】|\uff3b${NUMBERS}\uff3d`;
/** In parentheses, only at the end of a clause: `(1) First` is a list. */
const ROUND = String.raw`(?<=[\p{L}\p{N}.,;:!?%”"'’)]\s?)(?<!\()\(\d{1,2}(?:\s?[,;]\s?\d{1,2})*\)(?=[.,;:!?]|\s*$)`;
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const BETWEEN_RAISED = String.raw`(?:\s?[,;˒⁻–-]\s?|\s)`;
/** Raised behind a word of three letters, a space or a sign: `m²` is an area. A run of them is read whole or not at all. */
const SUPERSCRIPT = String.raw`(?<=\p{L}(?:\p{L}{2}|\s)|[.,;:!?”"'’)\]】]\s?)(?<![${RAISED}]${BETWEEN_RAISED}?)[${RAISED}]{1,2}(?:${BETWEEN_RAISED}[${RAISED}]{1,2})*(?![\p{L}\p{N}])`;

/** Whether the numbers of a group are joined as in a fraction, a sum or a count: `[1/2]`, `[1+2]`, `[1 of 2]`. */
export function mayBeFraction(written: string): boolean {
  return /\d\s?[/+]\s?\D?\d|\d\sof\s/u.test(written);
}

/** Everything that may be a citation, in a text that `toAscii` gives. */
export const CITATION = new RegExp(`${BRACKETS}|${WIDE}|${ROUND}|${SUPERSCRIPT}`, 'gimu');

/** The numbers and ranges of a citation without the places in its sources. */
export const ITEMS = new RegExp(String.raw`(?<!\d)(${RANGE})(?:${DETAIL})?`, 'giu');

const ACROSS = String.raw`\[${NUMBER}\](?:[-‐‑–—~]|\s(?:to|through|bis|à|tot)\s)\[${NUMBER}\]`;
/** At the end of a clause right behind a word, `fast[3].`: a citation without its space, or an index. */
const GLUED = String.raw`(?<=\p{L}{2}|[\p{N}%)”"’])\[${NUMBERS}\](?=[.,;:!?]|\s*$)`;
const ODD = new RegExp(
  String.raw`${ACROSS}|${GLUED}|(?<![\p{L}\p{N}_\\\]])\[[^\][\n]{1,60}\](?!\()|【[^】\n]{1,80}】|(?<=(?<!\p{L})\p{L}{1,2})[${RAISED}](?:${BETWEEN_RAISED}[${RAISED}])+(?![\p{L}\p{N}])`,
  'giu',
);
/** Words that introduce a source or a place in it. Brackets with other words say something else. */
const ODD_WORDS =
  /^(?:a|al|b|c|and|cf|et|fig|n|nr|no|or|oder|ou|p|pp|page|ref|refs|s|see|seite|siehe|source|sources|to|und|vgl|voir|y)$/iu;

/**
 * Finds brackets with numbers that look like sources and cannot be read as citations.
 *
 * @param read The brackets that can be read, in order.
 * @param sources The numbers of the sources.
 */
export function findOddShapes(
  text: string,
  read: readonly { start: number; end: number }[],
  sources: ReadonlySet<number>,
): { start: number; end: number }[] {
  let at = 0;
  return [...toAscii(text).matchAll(ODD)].flatMap(({ 0: written, index }) => {
    const end = index + written.length;
    const isAcross = written.includes('][') || /\].+\[/u.test(written);
    while ((read[at]?.end ?? end) <= index) at += 1;
    const isRead = !isAcross && (read[at]?.start ?? end) < end;
    return !isRead && (isAcross || !written.startsWith('[') || isOdd(written, sources))
      ? [{ start: index, end }]
      : [];
  });
}

function isOdd(written: string, sources: ReadonlySet<number>): boolean {
  if (!/\d/u.test(written) || /\d{4}|\d[.:]\d|\p{L}\d/u.test(written) || mayBeFraction(written)) return false;
  if (!/^\[[\p{L}\d\s,;.…~–—*#^+/|&†=-]+\]$/u.test(written)) return false;
  const words = written.match(/\p{L}+/gu) ?? [];
  if (words.length > 0) return words.every((word) => ODD_WORDS.test(word));
  const numbers = (written.match(/\d+/gu) ?? []).map(Number);
  // `[0, 1]` is an interval, and `[-1]` a number
  return !/^\[\s?[-–—+]/u.test(written) && !numbers.includes(0) && numbers.some((n) => sources.has(n));
}

const FULL_WIDTH = /[\uff0c\uff1b\uff10-\uff19]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;

/** The text with digits, commas and semicolons of Chinese and Japanese as those of ASCII. Its places are the same. */
export function toAscii(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH_OFFSET));
}

const RAISED_SIGN = new RegExp(`[${RAISED}⁻]`, 'gu');

/** Raised digits and their minus as plain ones. Its places are the same. */
export function lowerDigits(text: string): string {
  return text.replace(RAISED_SIGN, (sign) => (sign === '⁻' ? '-' : String(RAISED.indexOf(sign))));
}
