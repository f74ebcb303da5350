import { collapseWhitespace } from './words.ts';

/** A heading as the question it answers; null when it is none. */
export function toQuestion(heading: string): string | null {
  const text = collapseWhitespace(heading).replace(/^\d+[.)]\s*/u, '');
  if (text.length > 120) return null;
  if (/^\p{Lu}.*\p{L}.*\?$/u.test(text)) return text;
  const how = /^How to (?<task>\p{Ll}.{4,})$/u.exec(text)?.groups?.['task'];
  return how && !/[.:!?]$/u.test(how) ? `How do you ${how}?` : null;
}
