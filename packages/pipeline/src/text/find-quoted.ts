/** A text in quotation marks: UTF-16 code units, end exclusive, with its marks. */
export interface Quoted {
  start: number;
  end: number;
  /** Without the marks. */
  text: string;
}

/**
 * The quotation marks of every language that articles can have: “…”, „…“, «…», »…«, ‹…›, "…", ‘…’, ‚…‘, 「…」, 『…』. Straight marks
 * and single marks are also signs for inches and apostrophes, so letters next to them say which they are.
 */
const QUOTED = new RegExp(
  [
    String.raw`“[^“”]*(?:“[^“”]*”[^“”]*)*”`,
    String.raw`„[^„“”]*[“”]`,
    '«[^«»]*»',
    '»[^«»]*«',
    '‹[^‹›]*›',
    '「[^「」]*」',
    '『[^『』]*』',
    String.raw`(?<![\p{L}\p{N}])"(?=\S)[^"]*(?<=\S)"(?![\p{L}\p{N}])`,
    String.raw`(?<![\p{L}\p{N}])‘[^‘’]*(?:’(?=\p{L})[^‘’]*)*’(?!\p{L})`,
    '‚[^‚‘]*‘',
  ].join('|'),
  'gu',
);

/**
 * Finds the texts in quotation marks. A quotation within another belongs to it.
 *
 * @example
 * findQuoted('Er sagt „gut“.').map(({ text }) => text); // ['gut']
 */
export function findQuoted(text: string): Quoted[] {
  return [...text.matchAll(QUOTED)].map(({ 0: whole, index }) => ({
    start: index,
    end: index + whole.length,
    text: whole.slice(1, -1),
  }));
}

/** The text with another text in place of each one in quotation marks. */
export function replaceQuoted(text: string, replacement: string): string {
  return text.replace(QUOTED, replacement);
}

/** Cuts a text into the parts in quotation marks and the parts around them. */
export function splitQuoted(text: string): { text: string; isQuoted: boolean }[] {
  const parts: { text: string; isQuoted: boolean }[] = [];
  let at = 0;
  for (const { start, end, text: quoted } of findQuoted(text)) {
    parts.push({ text: text.slice(at, start), isQuoted: false }, { text: quoted, isQuoted: true });
    at = end;
  }
  return [...parts, { text: text.slice(at), isQuoted: false }];
}
