import { decodeString } from 'micromark-util-decode-string';

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z\d]{1,31});/iuy;
const ESCAPE = /\\[!-/:-@[-`{-~]/uy;
/** What a line of a text may begin with in Markdown: the signs of quotations, and indentation. */
const LINE_START = /[ \t>]*/uy;

/**
 * Where each character of a text is written in its Markdown, and last the end. Null where the two do not fit.
 *
 * @param value The text of a node.
 * @param source The Markdown from which it was read.
 */
export function toSourceOffsets(value: string, source: string): number[] | null {
  const offsets: number[] = [];
  let at = 0;
  for (let index = 0; index < value.length;) {
    const written = readAt(ESCAPE, source, at) ?? readAt(REFERENCE, source, at) ?? source.charAt(at);
    const read = written.length > 1 ? decodeString(written) : written;
    if (read !== '' && value.startsWith(read, index)) {
      for (let unit = 0; unit < read.length; unit += 1) offsets.push(at);
      index += read.length;
      at += written.length;
      if (read === '\n') at = skipLineStart(source, at, value.charAt(index));
    } else if (/[ \t]/u.test(written)) at += 1;
    else return null;
  }
  return [...offsets, at];
}

function readAt(pattern: RegExp, source: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0] ?? null;
}

/** The place of the first character of a line behind the signs of its blocks. */
function skipLineStart(source: string, at: number, first: string): number {
  const signs = readAt(LINE_START, source, at) ?? '';
  const own = first === ' ' || first === '\t' || first === '>' ? signs.lastIndexOf(first) : -1;
  return at + (own < 0 ? signs.length : own);
}
