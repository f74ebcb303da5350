/** A piece of inline content at the edge of a mark. */
interface Edges<Piece> {
  /** Spaces before the marked content. */
  before: Piece[];
  marked: Piece[];
  /** Spaces behind it. */
  after: Piece[];
}

/** What CommonMark calls Unicode whitespace: no mark begins before it, and none ends behind it. */
const LEADING = /^[\p{Zs}\t\n\f\r]*/u;
const TRAILING = /(?<![\p{Zs}\t\n\f\r])[\p{Zs}\t\n\f\r]*$/u;

/**
 * Moves the spaces at the edges of marked content out of the mark, where Markdown has no other way than `&#x20;` to write
 * them. No character is lost.
 *
 * @param readText The text of a piece; null for a piece without text, or whose spaces have to stay.
 * @param withText The piece with another text.
 */
export function splitOuterSpaces<Piece>(
  pieces: readonly Piece[],
  readText: (piece: Piece) => string | null,
  withText: (piece: Piece, text: string) => Piece,
): Edges<Piece> {
  const marked = [...pieces];
  const before: Piece[] = [];
  const after: Piece[] = [];
  for (let first = marked[0]; first !== undefined; first = marked[0]) {
    const text = readText(first);
    const length = text === null ? 0 : (LEADING.exec(text)?.[0].length ?? 0);
    if (text === null || length === 0) break;
    before.push(withText(first, text.slice(0, length)));
    marked.shift();
    if (length === text.length) continue;
    marked.unshift(withText(first, text.slice(length)));
    break;
  }
  for (let last = marked.at(-1); last !== undefined; last = marked.at(-1)) {
    const text = readText(last);
    const start = text === null ? 0 : text.search(TRAILING);
    if (text === null || start === text.length) break;
    after.unshift(withText(last, text.slice(start)));
    marked.pop();
    if (start === 0) continue;
    marked.push(withText(last, text.slice(0, start)));
    break;
  }
  return { before, marked, after };
}
