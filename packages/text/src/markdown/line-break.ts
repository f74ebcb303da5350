/** White space includes line ends: a tag may continue on the next line. */
const LINE_BREAK = /^\s*<br\s*\/?>\s*$/iu;

/** Whether the value of an HTML node is a line break: `<br>`, `<br />`, and with white space around it. */
export function isLineBreak(html: string): boolean {
  return LINE_BREAK.test(html);
}
