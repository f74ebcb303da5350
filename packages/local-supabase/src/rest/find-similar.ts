/** Names must have this share of their pairs of letters in common. */
const LEAST_SHARE = 0.7;

/** Finds the name that is most like a name that does not exist; `undefined` if none is like it. */
export function findSimilar(names: readonly string[], wanted: string): string | undefined {
  const [best] = names
    .map((name) => ({ name, share: toSharedPairs(name, wanted) }))
    .toSorted((one, other) => other.share - one.share);
  return best && best.share > LEAST_SHARE ? best.name : undefined;
}

/** The share of pairs of letters that two names have in common, from 0 to 1. */
function toSharedPairs(one: string, other: string): number {
  const [first, second] = [toPairs(one), toPairs(other)];
  const shared = [...first].filter((pair) => second.has(pair)).length;
  return (2 * shared) / Math.max(1, first.size + second.size);
}

function toPairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}
