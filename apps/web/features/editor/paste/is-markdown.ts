const SIGNS = [
  /^#{1,6}\s+\S/mu,
  /^\s*(?:[-*+]|\d+[.)])\s+\S.*\n+\s*(?:[-*+]|\d+[.)])\s+\S/mu,
  /^(?:```|~~~)/mu,
  /^>\s+\S/mu,
  /^\|.+\|\s*\n\|[\s:|-]+\|/mu,
  /!?\[[^\]\n]+\]\([^)\s]+\)/u,
  /\*\*[^*\s][^*\n]*\*\*/u,
];

/** Whether a text is very likely Markdown. */
export function isMarkdown(text: string): boolean {
  return SIGNS.some((sign) => sign.test(text));
}
