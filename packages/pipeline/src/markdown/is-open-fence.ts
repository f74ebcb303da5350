/**
 * Whether a code block opens with a fence and no fence closes it.
 *
 * @param text the block as it is written, from its first fence on
 */
export function isOpenFence(text: string): boolean {
  const fence = /^(`{3,}|~{3,})/u.exec(text)?.[1];
  if (fence === undefined) return false;
  const lines = text.trimEnd().split('\n');
  // in a quotation each line begins with its sign
  const last =
    lines
      .at(-1)
      ?.replace(/^[\s>]+/u, '')
      .trim() ?? '';
  return !(lines.length > 1 && last.length >= fence.length && last === fence.charAt(0).repeat(last.length));
}
