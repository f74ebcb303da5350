/** Counts phrases in one pass over a text. Both are lists of stems. Phrases can overlap. */
export function countPhrases(
  text: readonly string[],
  phrases: readonly (readonly string[])[],
): (phrase: readonly string[]) => number {
  const counts = new Map(phrases.map((phrase) => [phrase.join(' '), 0]));
  const lengths = [...new Set(phrases.map(({ length }) => length))].filter((length) => length > 0);
  for (let start = 0; start < text.length; start += 1) {
    for (const length of lengths) {
      if (start + length > text.length) continue;
      const key = length === 1 ? text[start] : text.slice(start, start + length).join(' ');
      const count = key === undefined ? undefined : counts.get(key);
      if (key !== undefined && count !== undefined) counts.set(key, count + 1);
    }
  }
  return (phrase) => (phrase.length === 0 ? 0 : (counts.get(phrase.join(' ')) ?? 0));
}
