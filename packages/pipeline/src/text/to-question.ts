import { collapseWhitespace } from './whitespace.ts';

/** The questions among titles or headings, with the addresses of their pages. */
export function findQuestions(
  headings: readonly { title: string; url: string }[],
): { question: string; url: string }[] {
  return headings.flatMap(({ title, url }) => {
    const question = toQuestion(title);
    return question === null ? [] : [{ question, url }];
  });
}

/** Converts a heading into the question that it answers; null when it answers none. `How to do x` becomes a question, too. */
export function toQuestion(heading: string): string | null {
  const text = collapseWhitespace(heading).replace(/^\d+[.)]\s*/u, '');
  if (text.length > 120) return null;
  if (/^\p{Lu}.*\p{L}.*\?$/u.test(text)) return text;
  const how = /^How to (?<task>\p{Ll}.{4,})$/u.exec(text)?.groups?.['task'];
  return how && !/[.:!?]$/u.test(how) ? `How do you ${how}?` : null;
}
