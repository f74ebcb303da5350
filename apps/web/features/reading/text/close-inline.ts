/**
 * Closes the marks that are open at the end of a growing paragraph, so that emphasis, code and links are shown
 * formatted from the start.
 */
export function closeInline(block: string): string {
  if (/^ {0,3}(?:`{3,}|~{3,})/u.test(block)) return block;
  return closeEmphasis(closeCode(withoutOpenLink(block)));
}

/** `[text](https://a.te` becomes `text`; `[1` is dropped, and a complete `[1]` is a citation. */
function withoutOpenLink(block: string): string {
  return block.replace(/!?\[([^[\]\n]*)(\](?:\([^()\s]*)?)?$/u, (whole: string, text: string, rest = '') => {
    if (/^\d*$/u.test(text)) return rest === ']' ? whole : '';
    return text;
  });
}

function closeCode(block: string): string {
  const marks = block.replaceAll(/\\`/gu, '').match(/`/gu)?.length ?? 0;
  if (marks % 2 === 0) return block;
  return /`\s*$/u.test(block) ? block.replace(/`\s*$/u, '') : `${block}\``;
}

function closeEmphasis(block: string): string {
  const prose = block
    .replaceAll(/\\[\s\S]/gu, '')
    .replaceAll(/`[^`]*`/gu, '')
    .replaceAll(/^\s*\*\s/gmu, '');
  const open: string[] = [];
  for (const [mark] of prose.matchAll(/\*\*|\*/gu)) {
    if (open.at(-1) === mark) open.pop();
    else open.push(mark);
  }
  if (open.length === 0) return block;
  // A mark without text after it cannot be closed, and half a closing mark does not close.
  if (/\*\s*$/u.test(block)) return closeEmphasis(block.replace(/\*+\s*$/u, ''));
  // A closing mark after a space does not close.
  return `${block.trimEnd()}${open.toReversed().join('')}`;
}
