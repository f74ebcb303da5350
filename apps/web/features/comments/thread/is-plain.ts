/** Nobody quotes a quotation, or begins a list within a list, deeper than this. */
const MAX_NESTING = 16;
/** Asterisks, underscores or tildes side by side. */
const MAX_RUN = 64;
/** Places where an emphasis, a link or code may begin or end. */
const MAX_DELIMITERS = 400;

/**
 * Whether a text is to be shown as it was typed, because it is marked up beyond what a person writes: to parse it would
 * take seconds, or more stack than there is. Reads the text once.
 */
export function isPlain(text: string): boolean {
  let delimiters = 0;
  for (const [run] of text.matchAll(/\*+|_+|~+|`+|[[\]<&]/gu)) {
    delimiters += 1;
    if (delimiters > MAX_DELIMITERS || run.length > MAX_RUN) return true;
  }
  return text.split('\n').some((line) => countMarkers(line) > MAX_NESTING);
}

/** The quotation and list marks that a line begins with, and the steps that it is indented by. */
function countMarkers(line: string): number {
  const [start = ''] = /^[\s>*+\-.)\d]*/u.exec(line) ?? [];
  const marks = start.match(/>|[*+-](?=\s)|\d[.)](?=\s)/gu)?.length ?? 0;
  const [indent = ''] = /^\s*/u.exec(line) ?? [];
  return marks + Math.floor(indent.replaceAll('\t', '    ').length / 4);
}
