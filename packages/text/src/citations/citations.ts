import type { Nodes } from 'mdast';

/** A citation in a text: `[2]`, or a group such as `[1, 2]` or `[1–3]`. UTF-16 code units, end exclusive. */
export interface Citation {
  start: number;
  end: number;
  /** The numbers of its sources, each once, in order. */
  numbers: readonly number[];
}

/** A number has at most three digits: `[2024]` is a year. */
const NUMBERS = String.raw`\s?\d{1,3}(?:\s?[-‐‑–—]\s?\d{1,3})?`;
const GROUP = new RegExp(
  String.raw`(?<!\w)\\?\[(?:\^|sources?:?\s)?(${NUMBERS}(?:\s?(?:[,;]|,?\sand\s)${NUMBERS})*)\s?\\?\](?![(:])|【(${NUMBERS})(?:†[^】]{0,80})?】`,
  'giu',
);
/** A longer range is no citation. */
const LONGEST_RANGE = 20;

/**
 * Finds the citations of a text without markup, in every shape that models write: `[1]`, `[1, 2]`, `[1; 2]`, `[1-3]`,
 * `[1–3]`, `[1 and 2]`, `[Source 1]`, `[^1]`, `【1】`.
 *
 * @example
 * findCitations('Both say so [1, 3–5].'); // [{ start: 12, end: 20, numbers: [1, 3, 4, 5] }]
 */
export function findCitations(text: string): Citation[] {
  return [...text.matchAll(GROUP)].flatMap((match) => {
    const numbers = toNumbers(match[1] ?? match[2] ?? '');
    return numbers.length === 0 ? [] : [{ start: match.index, end: match.index + match[0].length, numbers }];
  });
}

function toNumbers(written: string): number[] {
  const numbers = new Set<number>();
  for (const [, first = '', last = first] of written.matchAll(/(\d+)(?:\s?[-‐‑–—]\s?(\d+))?/gu)) {
    const [from, to] = [Number(first), Number(last)];
    if (from < 1 || to < from || to - from > LONGEST_RANGE) return [];
    for (let number = from; number <= to; number += 1) numbers.add(number);
  }
  return [...numbers];
}

/** The numbers that a syntax tree cites outside code and links, each once, in order. */
export function readCitations(root: Nodes): number[] {
  const numbers = new Set<number>();
  const visit = (node: Nodes): void => {
    if (node.type === 'text')
      for (const citation of findCitations(node.value)) citation.numbers.forEach((n) => numbers.add(n));
    if (node.type === 'footnoteReference' && /^\d{1,3}$/u.test(node.identifier))
      numbers.add(Number(node.identifier));
    if ('children' in node && node.type !== 'link') node.children.forEach(visit);
  };
  visit(root);
  return [...numbers];
}

/** The text without its citations and the spaces before them. */
export function withoutCitations(text: string): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of findCitations(text)) {
    rest += text.slice(at, start).trimEnd();
    at = end;
  }
  return rest + text.slice(at);
}

const CODE = /(^\s*(`{3,}|~{3,})[\s\S]*?^\s*\2\s*$|`[^`\n]+`)/gmu;

/**
 * Replaces the numbers of all citations of a Markdown text outside code, and writes each as `[1]` or `[1, 2]`.
 *
 * @param map the new number of a source
 */
export function mapCitations(markdown: string, map: (n: number) => number): string {
  return markdown
    .split(CODE)
    .filter((_, index) => index % 3 !== 2)
    .map((part, index) => (index % 2 === 1 ? part : mapPart(part, map)))
    .join('');
}

function mapPart(text: string, map: (n: number) => number): string {
  let mapped = '';
  let at = 0;
  for (const { start, end, numbers } of findCitations(text)) {
    mapped += `${text.slice(at, start)}[${[...new Set(numbers.map(map))].join(', ')}]`;
    at = end;
  }
  return mapped + text.slice(at);
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** A number in parentheses or raised, at the end of a sentence or clause. `m²` and `(1) First` are no citations. */
const UNREAD = new RegExp(
  String.raw`\s?\(\d{1,2}\)(?=[.,;:]|\s*$)|(?<=[\p{L}]{3}|[.,;:!?”"'])[${SUPERSCRIPTS}]{1,3}(?=[\s.,;:]|$)`,
  'gmu',
);

/**
 * What may be a citation in a shape that is not read: `(1)` or a raised number at the end of a sentence.
 *
 * @example
 * findUnreadCitations('So it is (1).'); // ['(1)']
 */
export function findUnreadCitations(text: string): string[] {
  return [...text.matchAll(UNREAD)].map(([written]) => written.trim());
}
