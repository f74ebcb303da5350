import type { Nodes, Text } from 'mdast';
import { findCitations, findPossibleCitations, type Citation } from './find-citations.ts';

/** A node of a tree that has citations. */
interface CitingNode {
  node: Nodes;
  text: string;
  citations: Citation[];
}

/**
 * The citations of a node itself. Code and links have none, but for `[1](#x)`, a link to a place of the article whose text
 * is the number of a source. Text behind an escaped bracket is meant as it is.
 */
export function readCitingNode(node: Nodes, sources?: ReadonlySet<number>): CitingNode | null {
  const text = toCitingText(node);
  if (text === null) return null;
  const citations = findCitations(text, sources).filter(({ start }) => !isEscaped(node, start));
  return citations.length > 0 ? { node, text, citations } : null;
}

function toCitingText(node: Nodes): string | null {
  if (node.type === 'text') return node.value;
  if (node.type === 'footnoteReference') return `[^${node.label ?? node.identifier}]`;
  if (node.type !== 'link' || !node.url.startsWith('#')) return null;
  const [only, ...others] = node.children;
  return only?.type === 'text' && others.length === 0 ? toLinkCitation(only.value) : null;
}

/**
 * A citation that is written as a link to a place of the article, `[1](#x)` or `[[1]](#x)`; null for another text of a link.
 *
 * @example
 * toLinkCitation('1'); // '[1]'
 */
export function toLinkCitation(text: string): string | null {
  const number = /^\s*\[?\^?(\d{1,3})\]?\s*$/u.exec(text)?.[1];
  return number === undefined ? null : `[${number}]`;
}

/** Whether the bracket that begins at `start` is escaped, so that it begins no citation. */
export function isEscaped(node: Nodes, start: number): boolean {
  const escapes = node.type === 'text' ? node.data?.escapes : undefined;
  // the space behind the box of a task is removed when its text has been read
  return escapes?.some((at) => at === start || (at === start + 1 && !isOpener(node, at))) ?? false;
}

function isOpener(node: Nodes, at: number): boolean {
  return node.type === 'text' && node.value[at] === '[';
}

/** Cuts a text at the citations that are escaped. */
export function splitLiterals(node: Text): { text: string; isLiteral: boolean }[] {
  if (!node.data?.escapes) return [{ text: node.value, isLiteral: false }];
  const pieces: { text: string; isLiteral: boolean }[] = [];
  let at = 0;
  const add = (end: number, isLiteral: boolean): void => {
    if (end > at) pieces.push({ text: node.value.slice(at, end), isLiteral });
    at = end;
  };
  for (const { start, end } of findPossibleCitations(node.value)) {
    if (!isEscaped(node, start)) continue;
    add(start, false);
    add(end, true);
  }
  add(node.value.length, false);
  return pieces;
}

/** Calls `visit` for each node that has citations, in order. */
export function visitCitations(
  root: Nodes,
  sources: ReadonlySet<number> | undefined,
  visit: (found: CitingNode) => void,
): void {
  const found = readCitingNode(root, sources);
  if (found) visit(found);
  else if ('children' in root && !isLink(root))
    for (const child of root.children) visitCitations(child, sources, visit);
}

/** Whether a node is a link. Its text has no citations of its own. */
export function isLink({ type }: Nodes): boolean {
  return type === 'link' || type === 'linkReference';
}

/**
 * The numbers that a syntax tree cites outside code and links, each once, in order.
 *
 * @param sources The numbers of the sources. Without them, `(1)` and `¹` are not read.
 */
export function readCitations(root: Nodes, sources?: ReadonlySet<number>): number[] {
  const numbers = new Set<number>();
  visitCitations(root, sources, ({ citations }) => {
    for (const citation of citations) for (const n of citation.numbers) numbers.add(n);
  });
  return [...numbers];
}

/**
 * The citations of a syntax tree that no place of it holds as a whole, as people see them: `[*1*, 2]`, whose numbers are in
 * different marks, and a link that is the number of a source and leads elsewhere, `[[9]](https://a.example)`.
 */
export function readSplitCitations(root: Nodes): string[] {
  if (!('children' in root)) return [];
  if (root.type === 'link') {
    const text = root.children.map(toSeenText).join('');
    return root.url.startsWith('#') || !/^\s*\[\^?\d{1,3}\]\s*$/u.test(text) ? [] : [text];
  }
  const within = root.children.flatMap(readSplitCitations);
  if (!TEXTS.has(root.type)) return within;
  const texts: { text: string; end: number }[] = [];
  for (const text of toSeenTexts(root)) texts.push({ text, end: (texts.at(-1)?.end ?? 0) + text.length });
  const whole = texts.map(({ text }) => text).join('');
  const split = findCitations(whole).filter(({ start, end }) =>
    texts.some((piece) => start < piece.end && piece.end < end),
  );
  return [...split.map(({ start, end }) => whole.slice(start, end)), ...within];
}

const TEXTS = new Set<Nodes['type']>(['paragraph', 'heading', 'tableCell']);
/** Replaces code, links and images: no citation goes across them. */
const OBJECT = '\ufffc';

/** The texts of a node. Code, links and images become U+FFFC. */
function toSeenTexts(node: Nodes): string[] {
  if (node.type === 'text') return [node.value];
  if (isLink(node) || !('children' in node)) return [OBJECT];
  return node.children.flatMap(toSeenTexts);
}

function toSeenText(node: Nodes): string {
  return toSeenTexts(node).join('');
}
