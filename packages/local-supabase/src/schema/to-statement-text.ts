/** A quoted text, name or body, which is copied; or a comment, white space or semicolon, which becomes one space. */
const TOKENS =
  /e'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|(\$(?:[a-z_]\w*)?\$)[\s\S]*?\1|((?:--[^\n]*|\/\*[\s\S]*?\*\/|[\s;])+)/gi;

/**
 * SQL without what the real command line changes when it stores a migration: it splits a file into statements, and drops
 * the semicolons and white space between them. Two texts with the same result mean the same.
 */
export function toStatementText(sql: string): string {
  return sql
    .replaceAll(TOKENS, (token, _tag: string | undefined, gap: string | undefined) =>
      gap === undefined ? token : ' ',
    )
    .trim();
}
