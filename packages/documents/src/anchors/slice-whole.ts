/** A part of a text, without half a surrogate pair at either end: Postgres refuses those. */
export function sliceWhole(text: string, start: number, end: number): string {
  const from = Math.max(0, start);
  const isCutBefore = isSecondHalf(text, from);
  const isCutAfter = isSecondHalf(text, end);
  return text.slice(isCutBefore ? from + 1 : from, isCutAfter ? end - 1 : end);
}

function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}
