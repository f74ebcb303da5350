const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;

/**
 * How long to wait before the next try, in milliseconds: twice as long after each failure, up to 10 s. Half of it is
 * random, so that clients that failed together do not come back together.
 *
 * @param failures how many tries have failed in a row, from 1
 * @param random 0 to 1
 */
export function toRetryDelay(failures: number, random: number): number {
  const longestMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return (longestMs * (1 + random)) / 2;
}
