/** Most quotations or lists within each other. People do not write more. */
const MAX_NESTING = 16;
/** Most asterisks, underscores, tildes or backticks in a row. */
const MAX_RUN = 64;
/** Most places where an emphasis, a link or code may begin or end. */
const MAX_DELIMITERS = 400;

/**
 * Whether a text has so much markup that parsing it would take seconds or overflow the stack. Such a text is shown as
 * it was typed. Reads the text once.
 */
export function isPlain(text: string): boolean {
  let delimiters = 0;
  for (const [run] of text.matchAll(/\*+|_+|~+|`+|[[\]<&]/gu)) {
    delimiters += 1;
    if (delimiters > MAX_DELIMITERS || run.length > MAX_RUN) return true;
  }
  return text.split('\n').some((line) => countMarkers(line) > MAX_NESTING);
}

/** Counts the quotation and list marks at the beginning of a line, and its indentation in steps of 4 spaces. */
function countMarkers(line: string): number {
  const [start = ''] = /^[\s>*+\-.)\d]*/u.exec(line) ?? [];
  const marks = start.match(/>|[*+-](?=\s)|\d[.)](?=\s)/gu)?.length ?? 0;
  const [indent = ''] = /^\s*/u.exec(line) ?? [];
  return marks + Math.floor(indent.replaceAll('\t', '    ').length / 4);
}
