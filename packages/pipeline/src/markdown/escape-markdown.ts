/** Escapes a text, so that Markdown renders it unchanged. */
export function escapeMarkdown(text: string): string {
  // the last three keep addresses from becoming links, which would include the text after them
  return text.replace(/[\\`*_{}[\]<>#|~&$!@]|:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`);
}

/** Converts a text into a code span of Markdown. */
export function toCodeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
