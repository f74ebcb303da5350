/**
 * The Jaccard index of two sets: 0 if they share nothing, 1 if they are equal. 0 if one is empty.
 *
 * @see https://en.wikipedia.org/wiki/Jaccard_index
 */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  for (const item of fewer) if (more.has(item)) shared += 1;
  return shared / (a.size + b.size - shared);
}
