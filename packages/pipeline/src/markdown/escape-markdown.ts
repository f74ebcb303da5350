/** Text as Markdown that renders as just this text. */
export function escapeMarkdown(text: string): string {
  // the last three keep addresses from becoming links, which would swallow what follows them
  return text.replace(/[\\`*_{}[\]<>#|~&$!@]|:(?=\/\/)|(?<=www)\./giu, String.raw`\$&`);
}

/** Text as a Markdown code span that renders as just this text. */
export function toCodeSpan(text: string): string {
  const longest = Math.max(0, ...(text.match(/`+/gu) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}
