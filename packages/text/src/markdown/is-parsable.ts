/** Quotations and lists opened on one line. An article has 20 levels at most. */
const MOST_LEVELS = 25;
/** Different indentations of list items. */
const MOST_INDENTATIONS = 50;
/** Signs of inline markup in one paragraph. The time to parse them grows with their square. */
const MOST_SIGNS = 5_000;
/** Characters of one paragraph. Parsing 500,000 takes 2 s. */
const MOST_CHARACTERS = 500_000;

const DEEP_LINE = new RegExp(`^[ \\t]*(?:(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${MOST_LEVELS}}`, 'u');
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/u;
const INDENTED_ITEM = /^([ \t]+)(?:[-*+]|\d{1,9}[.)])[ \t]/u;
const FENCE = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/u;
const NEW_BLOCK = /^[ \t]*$|^ {0,3}(?:[-*+][ \t]+\S|#{1,6}[ \t])/u;
/** Printed for spaces at the ends of cells. */
const REFERENCE = /&#x[\da-f]+;/giu;
const SIGN = /[*_~[\]<`@:\\]|&(?!#)|www/gu;

/**
 * Whether a text can be parsed in seconds. It cannot if 25 levels are opened on one line, if list items have 50 different
 * indentations, or if a paragraph has 5,000 signs of markup or 500,000 characters. Code blocks may have any signs.
 */
export function isParsable(markdown: string): boolean {
  const indentations = new Set<string>();
  let signs = 0;
  let characters = 0;
  let fence: string | null = null;
  for (const line of markdown.split(/\r\n?|\n/u)) {
    if (fence !== null) {
      if (isClosing(line, fence)) fence = null;
      continue;
    }
    const [, backticks, tildes] = FENCE.exec(line) ?? [];
    fence = backticks ?? tildes ?? null;
    if (fence !== null || NEW_BLOCK.test(line)) [signs, characters] = [0, 0];
    if (fence === null) characters += line.replaceAll(REFERENCE, ' ').length;
    if (fence === null) signs += line.match(SIGN)?.length ?? 0;
    const [, indentation] = INDENTED_ITEM.exec(line) ?? [];
    if (indentation !== undefined) indentations.add(indentation);
    if (characters > MOST_CHARACTERS || signs > MOST_SIGNS) return false;
    if (indentations.size > MOST_INDENTATIONS) return false;
    if (DEEP_LINE.test(line) && !RULE.test(line)) return false;
  }
  return true;
}

function isClosing(line: string, fence: string): boolean {
  const closing = line.trim();
  return closing.length >= fence.length && closing === fence.charAt(0).repeat(closing.length);
}
