/**
 * Converts MDX into Markdown. Removes the tags of components but not their children, imports, exported constants and
 * comments. Code, fenced or in backticks, stays unchanged.
 *
 * @see https://mdxjs.com/docs/what-is-mdx/
 */
export function stripMdx(mdx: string): string {
  return splitFences(mdx)
    .map(({ fenced, text }) => (fenced ? text : stripTags(stripStatements(text))))
    .join('');
}

function splitFences(text: string): { fenced: boolean; text: string }[] {
  const parts = [{ fenced: false, text: '' }];
  let fence: string | null = null;
  const append = (line: string) => {
    const last = parts.at(-1);
    if (last) last.text += line;
  };
  for (const line of text.split(/(?<=\n)/u)) {
    const mark = /^\s*(?<mark>`{3,}|~{3,})/u.exec(line)?.groups?.['mark'];
    if (fence === null && mark) {
      parts.push({ fenced: true, text: line });
      fence = mark;
    } else {
      append(line);
      if (fence === null || !mark?.startsWith(fence) || line.trim() !== mark) continue;
      parts.push({ fenced: false, text: '' });
      fence = null;
    }
  }
  return parts;
}

function stripStatements(text: string): string {
  return text
    .replace(/\{\/\*[\s\S]*?\*\/\}/gu, '')
    .replace(/^import\s[^;\n]*?(?:\{[^}]*\})?[^;\n]*?from\s+['"][^'"\n]+['"];?[ \t]*$/gmu, '')
    .replace(/^export\s+const\s[^\n]*$/gmu, '');
}

function stripTags(text: string): string {
  let out = '';
  let at = 0;
  while (at < text.length) {
    const backticks = /`+/uy;
    backticks.lastIndex = at;
    const run = backticks.exec(text)?.[0];
    if (run) {
      const close = text.indexOf(run, at + run.length);
      const end = close === -1 ? at + run.length : close + run.length;
      out += text.slice(at, end);
      at = end;
      continue;
    }
    const end = /^<\/?[A-Z]/u.test(text.slice(at, at + 3)) ? findTagEnd(text, at) : -1;
    if (end === -1) {
      out += text.charAt(at);
      at += 1;
    } else {
      at = end;
    }
  }
  return out;
}

/**
 * The index after the tag that begins at `start`; -1 when the tag has no end. A `>` inside the quotes or braces of an
 * attribute does not end the tag.
 */
function findTagEnd(text: string, start: number): number {
  let depth = 0;
  let quote = '';
  for (let i = start + 1; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (quote !== '') {
      if (char === quote) quote = '';
    } else if (char === '"' || (depth > 0 && (char === "'" || char === '`'))) quote = char;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    else if (char === '>' && depth <= 0) return i + 1;
  }
  return -1;
}
