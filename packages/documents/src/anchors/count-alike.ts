/** How many characters two texts have in common from their beginning. */
export function countAlikeStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (count < most && one.charCodeAt(count) === other.charCodeAt(count)) count += 1;
  return count;
}

/** The same from their end. */
export function countAlikeEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let count = 0;
  while (
    count < most &&
    one.charCodeAt(one.length - 1 - count) === other.charCodeAt(other.length - 1 - count)
  ) {
    count += 1;
  }
  return count;
}
