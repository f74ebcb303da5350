/** A part of a text: an `@Name`, or the text between names. */
export interface MentionPart {
  text: string;
  /** The name without the `@`; null for other text. */
  name: string | null;
}

/** Splits a text at every `@Name` of these names. Only whole names count. */
export function splitMentions(text: string, names: readonly string[]): MentionPart[] {
  // The longest name first: `@Ann` is also the beginning of `@Anna`.
  const wanted = names.filter((name) => name !== '').toSorted((one, other) => other.length - one.length);
  const parts: MentionPart[] = [];
  let taken = 0;
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', Math.max(at + 1, taken))) {
    const name = isLetter(text.charAt(at - 1))
      ? undefined
      : wanted.find((one) => text.startsWith(one, at + 1) && !isLetter(text.charAt(at + 1 + one.length)));
    if (name === undefined) continue;
    if (at > taken) parts.push({ text: text.slice(taken, at), name: null });
    taken = at + 1 + name.length;
    parts.push({ text: text.slice(at, taken), name });
  }
  if (taken < text.length) parts.push({ text: text.slice(taken), name: null });
  return parts;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}
